"""What the API says of itself: summaries and parameters, used for the OpenAPI schema and for the page made from it."""

from __future__ import annotations

from typing import Final

API_STRINGS: Final[dict[str, tuple[str, str]]] = {
    "api.ask": (
        "Trả lời một câu hỏi, kèm trích dẫn kiểm tra được đến từng ký tự; hoặc từ chối và nói rõ lý do",
        "Answer a question with citations that can be checked to the character, or refuse and say why",
    ),
    "api.search": ("Tìm các đoạn liên quan đến một truy vấn", "Find the passages for a query"),
    "api.suggest": (
        "Gợi ý khi đang gõ: đề mục và cụm từ hay gặp trong kho, gõ có dấu hay không đều được",
        "Suggestions while typing: headings and frequent phrases of the library, with or without accents",
    ),
    "api.reports": ("Danh sách báo cáo, mới ban hành trước", "List the reports, newest issue first"),
    "api.report": (
        "Một báo cáo đầy đủ: mục lục, các khối, chú thích, bảng, phần đã bỏ ra ngoài",
        "A whole report: outline, blocks, notes, tables, what was set aside",
    ),
    "api.add_reports": (
        "Thêm một hay nhiều tệp (multipart); 201 khi có tệp được thêm hoặc thay, 200 khi không có gì đổi",
        "Add one or several files (multipart); 201 when one was added or replaced, 200 when nothing changed",
    ),
    "api.original": (
        "Tệp của một báo cáo đúng như khi được thêm vào, để tải về",
        "The file of a report as it was added, as a download",
    ),
    "api.edit_report": (
        "Sửa thông tin của một báo cáo; mục không gửi thì giữ nguyên, null hoặc chuỗi rỗng thì xoá trống",
        "Set fields of a report's metadata; one that is not sent stays, null or an empty string empties one",
    ),
    "api.remove_report": ("Xoá một báo cáo khỏi kho", "Remove a report"),
    "api.cite": (
        "Trích dẫn sẵn để dán cho một đoạn của báo cáo",
        "The citation of a slice of a report, ready to paste",
    ),
    "api.healthz": ("Máy chủ có đang phục vụ không, và phục vụ bao nhiêu", "Whether the server serves, and how much"),
    "api.metrics": ("Số đo cho Prometheus", "Measurements for Prometheus"),
    "api.answer.200": ("Thành công", "Success"),
    "api.answer.201": ("Có tệp được thêm hoặc thay", "A file was added or replaced"),
    "api.answer.4XX": ("Yêu cầu sai; câu báo lỗi nói cách sửa", "The request is wrong; the message says what to do"),
    "api.answer.5XX": ("Máy chủ gặp lỗi", "The server failed"),
    "api.param.q": ("Câu hỏi hoặc truy vấn, có dấu hay không dấu", "Question or query, with or without accents"),
    "api.param.report": ("Mã báo cáo; chỉ tìm trong báo cáo đó", "Id of a report; look only there"),
    "api.param.cite_report": ("Mã báo cáo", "Id of the report"),
    "api.param.report_id": ("Mã báo cáo", "Id of the report"),
    "api.param.year": ("Năm; chỉ tìm trong báo cáo của năm đó", "Year; look only in reports about it"),
    "api.param.kind": ("Loại báo cáo; chỉ tìm trong loại đó", "Kind of report; look only in these"),
    "api.param.leg": (
        "Bằng chứng dùng để xếp hạng; để đo so sánh",
        "Which evidence ranks the passages; for measuring",
    ),
    "api.param.k": ("Số đoạn trả về", "Number of passages"),
    "api.param.without": (
        "Điều đã hiểu nhưng không dùng, dạng kind:value hoặc kind, lặp lại được; spelling để không sửa chính tả",
        "What not to understand, as kind:value or kind, may be repeated; spelling for no correction",
    ),
    "api.param.typed": ("Những gì đã gõ cho đến lúc này", "What has been typed so far"),
    "api.param.limit": ("Số mục tối đa", "Largest number of items"),
    "api.param.offset": ("Bỏ qua bao nhiêu mục đầu", "Number of items to leave out at the start"),
    "api.param.start": ("Vị trí đầu trong văn bản của báo cáo", "First offset in the text of the report"),
    "api.param.end": ("Vị trí cuối (không gồm)", "Last offset (not included)"),
    "api.param.style": ("Kiểu trích dẫn", "Citation style"),
    "api.param.lang": (
        "Ngôn ngữ của các câu trong kết quả: vi hoặc en",
        "Language of the sentences in the answer: vi or en",
    ),
    "api.field.title": ("Tên báo cáo, không được trống", "Title, never empty"),
    "api.field.kind": ("Loại văn bản", "Kind of document"),
    "api.field.number": ("Số, ký hiệu", "Number and sign of the document"),
    "api.field.issuer": ("Cơ quan ban hành", "Body that issued it"),
    "api.field.place": ("Tỉnh, thành phố hoặc nơi mà báo cáo nói về", "Province, city or place that it reports on"),
    "api.field.issued": (
        "Ngày ban hành: 2024, 2024-06 hoặc 2024-06-28",
        "Date of issue: 2024, 2024-06 or 2024-06-28",
    ),
    "api.field.period": (
        "Kỳ báo cáo: 2022, 2024-H1, 2024-Q2, 2022-12 hoặc 2012-2022",
        "Period reported on: 2022, 2024-H1, 2024-Q2, 2022-12 or 2012-2022",
    ),
    "api.field.signer": ("Người ký", "Person who signed it"),
    "api.field.territory": (
        "Địa giới: before-2025-07 hoặc after-2025-07",
        "Territory: before-2025-07 or after-2025-07",
    ),
    "api.field.in_force": ("Còn hiệu lực không: yes hoặc no", "Whether it is in force: yes or no"),
    "api.param.files": ("Các tệp báo cáo", "The report files"),
}
