"""What the pages say of a language model and of what it wrote."""

from __future__ import annotations

from typing import Final

REPHRASED_STRINGS: Final[dict[str, tuple[str, str]]] = {
    "rephrased.heading": ("Mô hình ngôn ngữ viết lại", "In a language model's words"),
    "rephrased.note": (
        "Do máy viết từ các trích dẫn của câu trả lời, không phải lời của báo cáo; số, tên và chiều tăng giảm đã "
        "được đối chiếu với trích dẫn.",
        "Written by a machine from the quotes of this answer, not words of a report; numbers, names and directions "
        "were compared with the quotes.",
    ),
    "rephrased.nothing": (
        "Không câu nào của mô hình khớp với trích dẫn, nên không hiện câu nào.",
        "No sentence of the model agreed with the quotes, so none is shown.",
    ),
    "rephrased.dropped": (
        "Đã bỏ {count} câu không khớp trích dẫn.",
        "Sentences dropped as not in the quotes: {count}.",
    ),
    "footer.sent": (
        "Mọi trích dẫn lấy nguyên văn từ báo cáo đã nạp. Câu hỏi và trích dẫn được gửi tới mô hình ngôn ngữ "
        "tại {host}.",
        "Every quote is taken verbatim from the reports that were added. Questions and quotes are sent to the language "
        "model at {host}.",
    ),
}
