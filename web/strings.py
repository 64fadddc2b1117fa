"""Every sentence of the web front end, in Vietnamese and English: one catalogue, so that neither language lacks one.

Sentences about errors of the knowledge base itself stand in :mod:`kb.messages`; here are those that only HTTP knows.
"""

from __future__ import annotations

from typing import Final

from kb.messages import Language
from web.strings_api import API_STRINGS
from web.strings_programmes import PROGRAMME_STRINGS
from web.strings_rephrased import REPHRASED_STRINGS

_PAGE_STRINGS: Final[dict[str, tuple[str, str]]] = {
    # every page: (Vietnamese, English)
    "site": ("Kho báo cáo", "Report library"),
    "site.tagline": ("Hỏi báo cáo, nhận câu trả lời kèm nguồn", "Ask the reports, get answers with their source"),
    "skip": ("Đến nội dung chính", "Skip to the content"),
    "nav": ("Các trang", "Pages"),
    "nav.ask": ("Hỏi", "Ask"),
    "nav.reports": ("Báo cáo", "Reports"),
    "nav.help": ("Trợ giúp", "Help"),
    "nav.api": ("API", "API"),
    "language.other": ("English", "Tiếng Việt"),
    "language.switch": ("Xem trang này bằng tiếng Anh", "Show this page in Vietnamese"),
    "footer.local": (
        "Mọi trích dẫn lấy nguyên văn từ báo cáo đã nạp. Không gửi gì ra ngoài máy này.",
        "Every quote is taken verbatim from the reports that were added. Nothing leaves this machine.",
    ),
    # question box
    "ask.heading": ("Báo cáo nói gì?", "What do the reports say?"),
    "ask.label": ("Câu hỏi", "Question"),
    "ask.placeholder": ("Ví dụ: GRDP năm 2022 tăng bao nhiêu?", "For example: how fast did GRDP grow in 2022?"),
    "ask.button": ("Tìm câu trả lời", "Find the answer"),
    "ask.busy": ("Đang tìm…", "Searching…"),
    "ask.hint": ("Gõ có dấu hay không dấu đều được.", "Vietnamese may be typed with or without accents."),
    "ask.limit": ("Giới hạn phạm vi", "Narrow the scope"),
    "ask.report": ("Báo cáo", "Report"),
    "ask.report.all": ("Tất cả báo cáo", "All reports"),
    "ask.year": ("Năm", "Year"),
    "ask.examples": ("Thử hỏi", "Try asking"),
    # The reports are in Vietnamese, and questions in Vietnamese are answered best.
    "ask.example.1": ("Tốc độ tăng GRDP năm 2022 là bao nhiêu?", "Tốc độ tăng GRDP năm 2022 là bao nhiêu?"),
    "ask.example.2": (
        "Đến năm 2030 GRDP đạt tối thiểu bao nhiêu?",
        "Đến năm 2030 GRDP đạt tối thiểu bao nhiêu?",
    ),
    "ask.example.3": (
        "Tổng vốn đầu tư trên địa bàn năm 2022 là bao nhiêu?",
        "Tổng vốn đầu tư trên địa bàn năm 2022 là bao nhiêu?",
    ),
    "ask.example.4": (
        "GRDP bình quân đầu người năm 2022 là bao nhiêu?",
        "GRDP bình quân đầu người năm 2022 là bao nhiêu?",
    ),
    "ask.in_reports": ("Đang có trong kho", "In the library"),
    "ask.all_reports": ("Xem tất cả {count} báo cáo", "See all {count} reports"),
    "ask.no_reports": (
        "Kho chưa có báo cáo nào. Hãy thêm báo cáo trước khi hỏi.",
        "There is no report in the library yet. Add one before asking.",
    ),
    "ask.add": ("Thêm báo cáo", "Add a report"),
    # how the question was read
    "understood.heading": ("Đã hiểu", "Understood as"),
    "understood.remove": ("Bỏ “{label}” và hỏi lại", "Ask again without “{label}”"),
    "understood.again": ("Hiểu lại từ đầu", "Understand it all again"),
    "understood.only": ("lọc", "filter"),
    "understood.only_year": ("Chỉ tìm trong báo cáo năm {year}", "Only reports about {year}"),
    "spelling.also": ("Đang tìm cả", "Also searched:"),
    "spelling.only": ("Chỉ tìm đúng như đã gõ", "Search only what was typed"),
    "spelling.meant": ("Ý bạn là", "Did you mean"),
    "suggest.label": ("Gợi ý", "Suggestions"),
    # answer
    "answer.heading": ("Câu trả lời", "Answer"),
    "answer.statement": ("Nguyên văn trong báo cáo", "In the words of the report"),
    "answer.more_sources": ("Các nguồn khác của câu trả lời", "Other sources of this answer"),
    "answer.read": ("Đọc trong báo cáo", "Read it in the report"),
    "answer.also": ("Báo cáo khác ghi khác", "Another report says otherwise"),
    "answer.confidence": ("Độ tin cậy: {words} ({percent})", "Confidence: {words} ({percent})"),
    "answer.confidence.note": (
        "Ước lượng từ mức độ câu trích khớp với câu hỏi; hãy luôn đối chiếu nguồn.",
        "Estimated from how well the sentence fits the question; always check the source.",
    ),
    "confidence.high": ("cao", "high"),
    "confidence.good": ("khá", "good"),
    "confidence.medium": ("trung bình", "medium"),
    "confidence.low": ("thấp, hãy đối chiếu nguồn", "low, check the source"),
    "refusal.heading": ("Chưa trả lời được", "No answer"),
    "refusal.nearest": ("Gần nhất với câu hỏi", "Nearest to the question"),
    "passages.heading": ("Các đoạn liên quan", "Related passages"),
    "passages.none": ("Không có đoạn nào liên quan.", "There are no related passages."),
    "passages.more": ("Xem thêm {count} đoạn", "Show {count} more passages"),
    "passages.context": ("Ngữ cảnh", "Context"),
    "passages.repeats": ("Lặp lại đoạn {rank}", "Repeats passage {rank}"),
    "took": ("{count} đoạn, {ms} ms", "{count} passages, {ms} ms"),
    # citation
    "cite.copy": ("Chép kèm nguồn", "Copy with source"),
    "cite.copied": ("Đã chép", "Copied"),
    "cite.show": ("Trích dẫn sẵn để dán", "Citation ready to paste"),
    "cite.number": ("số {number}", "no. {number}"),
    # where a quote stands in the original file; a file counts lines, paragraphs or rows, and pages or sheets
    "place.line": ("dòng {first}", "line {first}"),
    "place.line.range": ("dòng {first}–{last}", "lines {first}–{last}"),
    "place.paragraph": ("đoạn {first}", "paragraph {first}"),
    "place.paragraph.range": ("đoạn {first}–{last}", "paragraphs {first}–{last}"),
    "place.row": ("hàng {first}", "row {first}"),
    "place.row.range": ("hàng {first}–{last}", "rows {first}–{last}"),
    "place.page": ("trang {page}", "page {page}"),
    "place.sheet": ("trang tính {page}", "sheet {page}"),
    "margin.page": ("tr. {page}", "p. {page}"),
    "margin.sheet": ("tr. {page}", "sheet {page}"),
    "legend.line": (
        "Số ở lề là số dòng trong tệp gốc.",
        "Numbers in the margin are the lines of the original file.",
    ),
    "legend.paragraph": (
        "Số ở lề là số thứ tự của đoạn văn trong tệp gốc.",
        "Numbers in the margin count the paragraphs of the original file.",
    ),
    "legend.row": (
        "Số ở lề là số hàng trong trang tính của tệp gốc.",
        "Numbers in the margin are the rows of the sheet in the original file.",
    ),
    "legend.page": (
        "“tr.” là trang của tệp gốc; dòng đếm liên tục qua các trang.",
        "“p.” is the page of the original file; lines are counted on from page to page.",
    ),
    "legend.sheet": (
        "“tr.” là trang tính; hàng đếm lại từ đầu ở mỗi trang tính.",
        "“sheet” is the number of the sheet; rows start anew on each.",
    ),
    # list of reports
    "reports.heading": ("Báo cáo", "Reports"),
    "reports.count": ("{count} báo cáo trong kho", "{count} in the library"),
    "reports.empty": ("Kho chưa có báo cáo nào.", "There is no report in the library yet."),
    "reports.add": ("Thêm báo cáo", "Add reports"),
    "reports.file": ("Chọn một hoặc nhiều tệp", "Choose one or several files"),
    "reports.file.hint": (
        "Đọc được các tệp {formats}. Tệp chỉ được đọc, không gửi đi đâu.",
        "Files that can be read: {formats}. They are only read, never sent anywhere.",
    ),
    "reports.upload": ("Thêm vào kho", "Add to the library"),
    "reports.uploading": ("Đang đọc…", "Reading…"),
    "reports.results": ("Kết quả thêm báo cáo", "What became of the files"),
    "reports.removed": ("Đã xoá báo cáo khỏi kho.", "The report was removed from the library."),
    "reports.none_chosen": ("Chưa chọn tệp nào.", "No file was chosen."),
    "reports.original": ("Tải tệp gốc", "Download the original"),
    "reports.original.of": ("Tải tệp gốc của {title}", "Download the original of {title}"),
    "reports.delete": ("Xoá", "Remove"),
    "reports.delete.of": ("Xoá báo cáo {title}", "Remove the report {title}"),
    "reports.words": ("{count} từ", "{count} words"),
    "reports.passages": ("{count} đoạn", "{count} passages"),
    "reports.newer": ("← Trang trước", "← Previous page"),
    "reports.older": ("Trang sau →", "Next page →"),
    "reports.range": ("{first}–{last} trong {total}", "{first}–{last} of {total}"),
    "status.added": ("đã thêm", "added"),
    "status.replaced": ("đã thay bản cũ", "replaced the older one"),
    "status.unchanged": ("không đổi", "unchanged"),
    "status.failed": ("không thêm được", "not added"),
    "delete.heading": ("Xoá báo cáo này?", "Remove this report?"),
    "delete.explain": (
        "Báo cáo, các đoạn và số liệu lấy từ báo cáo sẽ bị xoá khỏi kho. Tệp gốc của bạn không bị đụng đến.",
        "The report, its passages and its figures will be removed from the library. Your own file is not touched.",
    ),
    "delete.confirm": ("Xoá khỏi kho", "Remove from the library"),
    "delete.busy": ("Đang xoá…", "Removing…"),
    "delete.cancel": ("Giữ lại", "Keep it"),
    # reader
    "reader.outline": ("Mục lục", "Outline"),
    "reader.quote": ("Đoạn được trích", "The quoted passage"),
    "reader.jump": ("Đến chỗ được trích", "Go to the quote"),
    "reader.no_quote": (
        "Vị trí được yêu cầu không có trong báo cáo này, nên không đánh dấu đoạn nào.",
        "The position asked for is not in this report, so nothing is marked.",
    ),
    "reader.parts": ("Tệp này gồm", "This file holds"),
    "reader.note.back": ("Về chỗ đánh dấu chú thích {label}", "Back to the mark of note {label}"),
    "reader.table": ("Bảng, cuộn ngang được", "Table, scrolls sideways"),
    "reader.set_aside": ("Những gì đã bỏ ra ngoài ({count})", "What was set aside ({count})"),
    "reader.set_aside.why": (
        "Các chữ này có trong tệp gốc nhưng không dùng để trả lời; kèm lý do.",
        "These words are in the original file but are not used for answers; each with the reason.",
    ),
    "reader.edit": ("Sửa thông tin", "Edit the details"),
    "reader.saved": ("Đã lưu thông tin của báo cáo.", "The details of the report were saved."),
    "reader.by_hand": ("nhập tay", "set by hand"),
    # facts of a report
    "fact.title": ("Tên báo cáo", "Title"),
    "fact.kind": ("Loại", "Kind"),
    "fact.number": ("Số", "Number"),
    "fact.issuer": ("Cơ quan ban hành", "Issued by"),
    "fact.issued": ("Ngày ban hành", "Date"),
    "fact.period": ("Kỳ báo cáo", "Period"),
    "fact.place": ("Nơi", "Place"),
    "fact.signer": ("Người ký", "Signed by"),
    "fact.territory": ("Địa giới", "Territory"),
    "fact.in_force": ("Hiệu lực", "Status"),
    "fact.source": ("Tệp", "File"),
    "territory.before-2025-07": ("{place} trước 7/2025", "{place} before July 2025"),
    "territory.after-2025-07": ("{place} từ 7/2025", "{place} from July 2025"),
    "territory.place": ("địa phương", "the place"),
    "in_force.yes": ("còn hiệu lực", "in force"),
    "in_force.no": ("hết hiệu lực", "no longer in force"),
    "period.H1": ("6 tháng đầu năm {year}", "first half of {year}"),
    "period.H2": ("6 tháng cuối năm {year}", "second half of {year}"),
    "period.Q1": ("quý I/{year}", "first quarter of {year}"),
    "period.Q2": ("quý II/{year}", "second quarter of {year}"),
    "period.Q3": ("quý III/{year}", "third quarter of {year}"),
    "period.Q4": ("quý IV/{year}", "fourth quarter of {year}"),
    # editing the facts
    "edit.heading": ("Sửa thông tin báo cáo", "Edit the details of the report"),
    "edit.explain": (
        "Chỉ thông tin thay đổi; nội dung báo cáo và tệp gốc giữ nguyên. Mục sửa ở đây được giữ cả khi thêm bản mới "
        "của tệp.",
        "Only the details change; the text of the report and the file stay as they are. What is set here stays when "
        "a newer version of the file is added.",
    ),
    "edit.by_hand": ("Do người nhập, không đọc từ tệp.", "Set by hand, not read from the file."),
    "edit.not_stated": ("Không ghi", "Not stated"),
    "edit.hint.number": ("Ví dụ: 123/BC-UBND", "For example 123/BC-UBND"),
    "edit.hint.issued": (
        "Năm, năm-tháng hoặc năm-tháng-ngày: 2024, 2024-06, 2024-06-28",
        "Year, year-month or year-month-day: 2024, 2024-06, 2024-06-28",
    ),
    "edit.hint.period": (
        "Năm 2022, nửa năm 2024-H1, quý 2024-Q2, tháng 2022-12, nhiều năm 2012-2022",
        "Year 2022, half 2024-H1, quarter 2024-Q2, month 2022-12, several years 2012-2022",
    ),
    "edit.territory.before-2025-07": ("Trước hợp nhất 01/7/2025", "Before the merger of 1 July 2025"),
    "edit.territory.after-2025-07": ("Sau hợp nhất 01/7/2025", "After the merger of 1 July 2025"),
    "edit.in_force.yes": ("Còn hiệu lực", "In force"),
    "edit.in_force.no": ("Hết hiệu lực", "No longer in force"),
    "edit.not_saved": ("Chưa lưu gì. Hãy sửa mục:", "Nothing was saved. Please correct:"),
    "edit.save": ("Lưu", "Save"),
    "edit.busy": ("Đang lưu…", "Saving…"),
    "edit.cancel": ("Không sửa nữa", "Leave it as it is"),
    # errors
    "error.title": ("Có lỗi", "Error"),
    "error.missing": ("Không có trang này", "There is no such page"),
    "error.refused": ("Yêu cầu bị từ chối", "The request was refused"),
    "error.failed": ("Máy chủ gặp lỗi", "The server failed"),
    "error.home": ("Về trang hỏi", "Back to the questions"),
    "error.code": ("Mã lỗi", "Error code"),
    "error.cross_site_refused": (
        "Yêu cầu thay đổi dữ liệu đến từ một trang khác ({origin}) nên bị từ chối. Hãy làm ngay trên trang này.",
        "A request to change data came from another site ({origin}) and was refused. Do it on this site itself.",
    ),
    "error.host_not_allowed": (
        "Máy chủ không phục vụ tên “{host}”. Mở bằng http://127.0.0.1, hoặc thêm tên này vào danh sách cho phép.",
        "The server does not serve the name “{host}”. Open http://127.0.0.1, or add the name to the allowed list.",
    ),
    "error.body_too_large": (
        "Dữ liệu gửi lên quá lớn, tối đa {limit} MB mỗi lần. Hãy gửi ít tệp hơn.",
        "What was sent is too large, the limit is {limit} MB at a time. Send fewer files.",
    ),
    "error.nothing_added": (
        "Không thêm được tệp nào trong {count} tệp; lý do của từng tệp ở phần chi tiết.",
        "None of the {count} files could be added; the detail says why for each.",
    ),
    "error.request_invalid": (
        "Máy chủ không hiểu yêu cầu này (mã {status}).",
        "The server does not understand this request (status {status}).",
    ),
    "reason.missing": ("còn thiếu", "it is missing"),
    "reason.integer": ("phải là số nguyên", "it must be a whole number"),
    "reason.minimum": ("nhỏ nhất là {limit}", "the smallest value is {limit}"),
    "reason.maximum": ("lớn nhất là {limit}", "the largest value is {limit}"),
    "reason.choice": ("chỉ nhận {limit}", "it must be {limit}"),
    "reason.file": ("phải là tệp gửi theo multipart/form-data", "it must be a file sent as multipart/form-data"),
    "reason.text": ("phải là chuỗi ký tự hoặc null", "it must be a string or null"),
    "reason.object": ("phải là một đối tượng JSON", "it must be a JSON object"),
    "reason.unknown": ("không có mục nào tên như vậy", "there is no such field"),
    "reason.other": ("giá trị không đúng dạng", "the value has the wrong form"),
    # API page
    "docs.heading": ("API", "API"),
    "docs.intro": (
        "Mọi câu trả lời, đoạn trích và báo cáo cũng có dạng JSON. Lược đồ máy đọc được:",
        "Every answer, passage and report is also JSON. The schema for programs:",
    ),
    "docs.parameters": ("Tham số", "Parameters"),
    "docs.required": ("bắt buộc", "required"),
    "docs.default": ("mặc định {value}", "default {value}"),
    "docs.answers": ("Kết quả", "Answers"),
    "docs.example": ("Ví dụ kết quả {status}", "Example of a {status} answer"),
}

STRINGS: Final[dict[str, tuple[str, str]]] = _PAGE_STRINGS | API_STRINGS | REPHRASED_STRINGS | PROGRAMME_STRINGS


def text(key: str, language: Language, **values: object) -> str:
    """The string for ``key`` in the reader's language, with ``values`` filled in.

    Raises:
        KeyError: no such string, or a value that it needs is missing.
    """
    vietnamese, english = STRINGS[key]
    template = english if language == Language.EN else vietnamese
    return template.format(**values) if values else template
