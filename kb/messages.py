"""Every sentence that the program itself says, in Vietnamese and English.

One catalogue for errors, refusals and reasons, so that a message that exists in one language only cannot ship.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final


class Language(StrEnum):
    """The reader's language."""

    VI = "vi"
    EN = "en"


MESSAGES: Final[dict[str, tuple[str, str]]] = {
    # errors: (Vietnamese, English)
    "question_empty": (
        "Câu hỏi đang trống. Hãy nhập một câu hỏi, ví dụ: “Tốc độ tăng GRDP năm 2022 là bao nhiêu?”",
        "The question is empty. Type a question, for example “How fast did GRDP grow in 2022?”",
    ),
    "question_too_long": (
        "Câu hỏi dài {length} ký tự, tối đa {limit}. Hãy rút gọn câu hỏi.",
        "The question has {length} characters, the limit is {limit}. Please shorten it.",
    ),
    "parameter_invalid": (
        "Tham số “{name}” không hợp lệ: {reason}",
        "Parameter “{name}” is not valid: {reason}",
    ),
    "report_not_found": (
        "Không có báo cáo “{report}”. Xem danh sách tại /reports.",
        "There is no report “{report}”. See the list at /reports.",
    ),
    "programme_not_found": (
        "Không có văn bản, chương trình “{programme}”. Xem danh sách tại /programmes.",
        "There is no document or programme “{programme}”. See the list at /programmes.",
    ),
    # what a document does to another, and what is done to it
    "relation_carries_out": ("Thực hiện", "Carries out"),
    "relation_carries_out_passive": ("Được thực hiện bởi", "Carried out by"),
    "relation_approves": ("Ban hành, phê duyệt", "Issues or approves"),
    "relation_approves_passive": ("Được ban hành, phê duyệt bởi", "Issued or approved by"),
    "relation_amends": ("Sửa đổi, bổ sung", "Amends"),
    "relation_amends_passive": ("Được sửa đổi, bổ sung bởi", "Amended by"),
    "relation_replaces": ("Thay thế", "Replaces"),
    "relation_replaces_passive": ("Bị thay thế bởi", "Replaced by"),
    "slice_invalid": (
        "Vị trí {start}–{end} không nằm trong báo cáo “{report}” (dài {length} ký tự).",
        "Position {start}–{end} is not inside report “{report}” ({length} characters).",
    ),
    "not_found": ("Không tìm thấy trang “{path}”.", "There is no page “{path}”."),
    "method_not_allowed": ("Địa chỉ này không nhận phương thức {method}.", "This address does not take {method}."),
    "internal_error": (
        "Có lỗi ngoài dự kiến; dữ liệu không bị thay đổi. Hãy thử lại, hoặc báo người quản trị.",
        "Something unexpected failed; no data was changed. Try again, or tell the administrator.",
    ),
    "path_missing": (
        "Không có tệp hay thư mục “{path}”. Kiểm tra lại đường dẫn.",
        "There is no file or folder “{path}”. Check the path.",
    ),
    "folder_without_reports": (
        "Thư mục “{path}” không có tệp nào đọc được ({formats}).",
        "Folder “{path}” holds no file that can be read ({formats}).",
    ),
    "format_unknown": (
        "Không đọc được tệp “{source}”: chưa hỗ trợ định dạng {suffix}. Các định dạng đọc được: {formats}.",
        "File “{source}” cannot be read: format {suffix} is not supported. Supported: {formats}.",
    ),
    "file_empty": ("Tệp “{source}” không có chữ nào để đọc.", "File “{source}” holds no text."),
    "file_unreadable": (
        "Không mở được tệp “{source}”: {reason}",
        "File “{source}” cannot be opened: {reason}",
    ),
    "file_not_text": (
        "Tệp “{source}” không phải văn bản thuần (có ký tự điều khiển nhị phân). Hãy kiểm tra phần mở rộng của tệp.",
        "File “{source}” is not plain text (it holds binary control characters). Check the file's extension.",
    ),
    "file_corrupt": (
        "Tệp “{source}” bị hỏng hoặc không đúng định dạng ({reason}). Hãy mở và lưu lại tệp rồi thêm lần nữa.",
        "File “{source}” is damaged or not of its format ({reason}). Open it, save it again and retry.",
    ),
    "file_encrypted": (
        "Tệp “{source}” có mật khẩu. Hãy gỡ mật khẩu rồi thêm lại.",
        "File “{source}” is protected by a password. Remove the password and retry.",
    ),
    "file_too_large": (
        "Tệp “{source}” lớn {size} MB, tối đa {limit} MB.",
        "File “{source}” has {size} MB, the limit is {limit} MB.",
    ),
    "file_too_large_pages": (
        "Tệp “{source}” dài {size} trang, tối đa {limit} trang.",
        "File “{source}” has {size} pages, the limit is {limit} pages.",
    ),
    "file_too_large_cells": (
        "Tệp “{source}” có {size} ô, tối đa {limit} ô.",
        "File “{source}” has {size} cells, the limit is {limit} cells.",
    ),
    "tool_missing": (
        "Cần chương trình {tool} để đọc tệp “{source}”. Hãy cài gói: {package}.",
        "File “{source}” cannot be read without the program {tool}. Install: {package}.",
    ),
    "conversion_failed": (
        "Không chuyển đổi được tệp “{source}” ({reason}). Hãy lưu tệp sang .docx rồi thêm lại.",
        "File “{source}” could not be converted ({reason}). Save it as .docx and retry.",
    ),
    "source_name_taken": (
        "Trong lần thêm này đã có một tệp khác cũng tên “{source}”. Hãy đổi tên một trong hai tệp.",
        "Another file of this call is also named “{source}”. Rename one of the two.",
    ),
    "same_content": (
        "Tệp “{source}” có nội dung trùng với báo cáo “{report}” đã có; không thêm lần nữa.",
        "File “{source}” has the same content as report “{report}”, which is already there; it was not added again.",
    ),
    "store_locked": (
        "Kho dữ liệu “{home}” đang được một tiến trình khác ghi ({holder}). Hãy dừng tiến trình đó rồi chạy lại.",
        "Store “{home}” is being written by another process ({holder}). Stop that process and try again.",
    ),
    "store_newer": (
        "Kho dữ liệu “{home}” do phiên bản mới hơn tạo ra (lược đồ {found}, bản này đọc được {known}). "
        "Hãy nâng cấp chương trình.",
        "Store “{home}” was made by a newer version (schema {found}, this one reads {known}). Upgrade the program.",
    ),
    "store_unusable": ("Không mở được kho dữ liệu “{home}”: {reason}", "Store “{home}” cannot be opened: {reason}"),
    "port_in_use": (
        "Cổng {port} trên {host} đang được dùng. Dừng máy chủ đang chạy, hoặc chọn cổng khác bằng --port.",
        "Port {port} on {host} is in use. Stop the running server, or choose another port with --port.",
    ),
    "address_unusable": (
        "Không mở được {host}, cổng {port}: {reason}. Chọn địa chỉ hoặc cổng khác bằng --host, --port.",
        "{host}, port {port} cannot be opened: {reason}. Choose another address or port with --host, --port.",
    ),
    "store_being_served": (
        "Kho dữ liệu “{home}” đang được phục vụ bởi một máy chủ khác ({holder}). "
        "Dừng máy chủ đó, hoặc chọn kho khác bằng --home.",
        "Store “{home}” is already served by another server ({holder}). Stop it, or choose another store with --home.",
    ),
    "model_unusable": (
        "Không dùng được mô hình “{model}”: {reason}",
        "Model “{model}” cannot be used: {reason}",
    ),
    "index_replaced": (
        "Một tiến trình khác đã dựng lại chỉ mục bằng mô hình khác. Hãy khởi động lại với cùng một mô hình.",
        "Another process rebuilt the index with another model. Restart with the same model.",
    ),
    "setting_invalid": ("Cài đặt {name} không hợp lệ: {reason}", "Setting {name} is not valid: {reason}"),
    "title_needed": ("Tên văn bản không được để trống.", "The title must not be empty."),
    "metadata_too_long": (
        "Mục “{field}” dài quá {limit} ký tự.",
        "Field “{field}” is longer than {limit} characters.",
    ),
    "metadata_unknown": (
        "Không có mục “{field}”. Các mục sửa được: {fields}.",
        "There is no field “{field}”. Fields that can be set: {fields}.",
    ),
    "metadata_invalid": (
        "Không ghi được mục “{field}”: cần dạng {reason}.",
        "Field “{field}” cannot be set: it must look like {reason}.",
    ),
    "style_unknown": (
        "Không có kiểu trích dẫn “{style}”. Các kiểu: {styles}.",
        "There is no citation style “{style}”. Styles: {styles}.",
    ),
    # what the commands say
    "status_added": ("Đã thêm", "Added"),
    "status_replaced": ("Đã thay bản cũ", "Replaced"),
    "status_unchanged": ("Không đổi", "Unchanged"),
    "removed": ("Đã gỡ báo cáo {source}.", "Removed report {source}."),
    "confidence": ("Độ tin cậy: {percent} %", "Confidence: {percent} %"),
    "rephrased": (
        "Mô hình ngôn ngữ viết lại từ các trích dẫn (đã bỏ {dropped} câu không khớp):",
        "A language model's words for the quotes (sentences dropped as not in them: {dropped}):",
    ),
    "serving": (
        "Đang phục vụ {reports} báo cáo ({passages} đoạn) tại {url} — nhấn Ctrl+C để dừng.",
        "Serving {reports} reports ({passages} passages) at {url} — press Ctrl+C to stop.",
    ),
    # what is wrong with a damaged file
    "reason_not_zip": ("không phải tệp .docx/.odt", "not a .docx/.odt file"),
    "reason_not_docx": ("không có văn bản Word bên trong", "no Word document inside"),
    "reason_old_word_file": (
        "tệp .doc cũ mang đuôi .docx; hãy đổi đuôi thành .doc",
        "an old .doc named .docx; rename it to .doc",
    ),
    "reason_bad_xml": ("mã XML bị lỗi", "broken XML"),
    "reason_bad_html": ("mã HTML bị lỗi", "broken HTML"),
    "reason_doctype": ("chứa khai báo DTD không được phép", "it holds a DTD, which is not allowed"),
    "reason_entry_damaged": ("một phần của tệp bị hỏng", "a part of the file is damaged"),
    "reason_entry_twice": ("một phần của tệp xuất hiện hai lần", "a part of the file is there twice"),
    "reason_too_many_entries": ("quá nhiều phần bên trong", "too many parts inside"),
    "reason_nested_too_deeply": ("lồng nhau quá sâu", "nested too deeply"),
    "reason_too_many_attributes": ("một phần tử có quá nhiều thuộc tính", "an element has too many attributes"),
    "reason_not_office": ("không phải tệp văn phòng", "not an office file"),
    "reason_timeout": ("quá thời gian cho phép", "it took too long"),
    "reason_no_result": ("chương trình không tạo ra kết quả", "nothing was produced"),
    "reason_not_started": ("không khởi động được chương trình", "the program did not start"),
    # why words of a file are not in the report's text
    "aside_repeated": ("Đoạn lặp lại", "Repeated block"),
    "aside_letterhead": ("Tiêu ngữ, quốc hiệu, tên cơ quan", "Letterhead"),
    "aside_recipients": ("Nơi nhận", "Recipients"),
    "aside_signature": ("Chữ ký", "Signature"),
    "aside_ornament": ("Ký hiệu trang trí", "Ornament"),
    "aside_website": ("Chữ của trang web", "Words of the web site"),
    "aside_residue": ("Dấu vết của phần mềm chuyển đổi", "Residue of a converter"),
    "aside_deleted": ("Chữ đã xóa khi theo dõi thay đổi", "Deleted in a tracked change"),
    "aside_hidden": ("Chữ ẩn, người mở tệp không thấy", "Hidden text, not shown to who opens the file"),
    "aside_comment": ("Nhận xét bên lề", "Comment beside the text"),
    "aside_running_head": ("Đầu trang, chân trang", "Header or footer of a page"),
    "aside_page_number": ("Số trang", "Page number"),
    "aside_contents": ("Mục lục", "Table of contents"),
    "aside_formula_without_value": ("Công thức chưa có kết quả", "Formula without a stored result"),
    # answers
    "other_report": ("Báo cáo khác ghi số khác.", "Another report gives another figure."),
    # what was understood of a question
    "period_year": ("năm {year}", "year {year}"),
    "period_month": ("tháng {month}/{year}", "month {month}/{year}"),
    "period_H": ("6 tháng {part} năm {year}", "{part} half of {year}"),
    "period_Q": ("quý {part}/{year}", "{part} {year}"),
    "period_H_bare": ("6 tháng {part} năm", "{part} half of the year"),
    "period_Q_bare": ("quý {part}", "quarter {part}"),
    "place_before": ("{place} trước 7/2025", "{place} before July 2025"),
    "place_after": ("{place} từ 7/2025", "{place} from July 2025"),
    "place_now": ("{place} (nay là {now})", "{place} (now {now})"),
    "value_kind_actual": ("kết quả đạt được", "result"),
    "value_kind_plan": ("kế hoạch", "plan"),
    "value_kind_target": ("chỉ tiêu", "target"),
    "value_kind_change": ("mức tăng, giảm", "change"),
    "value_kind_share": ("tỷ lệ, tỷ trọng", "share"),
    "value_kind_rank": ("thứ hạng", "rank"),
    # refusals
    "nothing_found": (
        "Không tìm thấy đoạn nào trong các báo cáo hiện có nói về câu hỏi này.",
        "No passage of the reports speaks of this question.",
    ),
    "no_reports": (
        "Chưa có báo cáo nào trong kho. Hãy thêm báo cáo trước khi hỏi.",
        "There are no reports yet. Add some before asking.",
    ),
    "term_not_reported": (
        "Các báo cáo hiện có không nhắc đến “{term}”. Dưới đây là đoạn gần nhất.",
        "The reports do not mention “{term}”. The nearest passage is shown below.",
    ),
    "period_not_covered": (
        "Không có số liệu cho {period} về nội dung này. Dưới đây là đoạn gần nhất.",
        "Nothing is reported on this for {period}. The nearest passage is shown below.",
    ),
    "period_not_covered_but": (
        "Các báo cáo không có số liệu cho {period}; nội dung gần nhất nói về {stated}.",
        "The reports cover nothing for {period}; the nearest evidence is about {stated}.",
    ),
    "place_not_covered": (
        "Các báo cáo không có số liệu về {place}.",
        "The reports say nothing about {place}.",
    ),
    "indicator_not_reported": (
        "Các báo cáo không nêu “{term}” theo cách câu hỏi cần.",
        "The reports do not give “{term}” as the question asks.",
    ),
    "signer_unknown": (
        "“{title}” không ghi người ký.",
        "“{title}” does not say who signed it.",
    ),
    "signer_set_aside": (
        "Chữ ký cuối văn bản “{title}” ghi {signer}; phần chữ ký không nằm trong nội dung trích dẫn được.",
        "The signature under “{title}” reads {signer}; signatures are no part of what can be quoted.",
    ),
    "breakdown_not_given": (
        "Các báo cáo chỉ có số chung, không tách riêng “{term}”.",
        "The reports give the whole only, not “{term}” by itself.",
    ),
    "only_plan_exists": (
        "Các báo cáo chỉ nêu kế hoạch hoặc mục tiêu cho {period}, chưa có kết quả thực hiện.",
        "The reports give a plan or target for {period} only, no result.",
    ),
    "too_vague": (
        "Câu hỏi quá chung. Hãy nêu rõ chỉ tiêu, năm và địa phương.",
        "The question is too general. Name the indicator, the year and the place.",
    ),
    "opinion": (
        "Câu hỏi xin ý kiến; kho chỉ trả lời bằng những gì báo cáo ghi.",
        "The question asks for an opinion; only what the reports say can be answered.",
    ),
    "evidence_too_weak": (
        "Không có câu nào trong các báo cáo trả lời rõ câu hỏi này. Dưới đây là đoạn gần nhất.",
        "No sentence of the reports clearly answers this question. The nearest passage is shown below.",
    ),
}


def message(code: str, language: Language | str, **values: object) -> str:
    """The sentence for ``code`` in the reader's language, with ``values`` filled in.

    Raises:
        KeyError: no such code, or a value that the sentence needs is missing.
    """
    vietnamese, english = MESSAGES[code]
    return (english if language == Language.EN else vietnamese).format(**values)
