### Biên nhận nộp bản kê khai: trang của người nộp, tờ in, trang kiểm tra công khai.

receipts-title = Biên nhận nộp bản kê khai
receipts-number = Số biên nhận
receipts-check-code = Mã kiểm tra
receipts-at = Thời điểm nộp
receipts-content-code = Mã nội dung (in ở chân trang bản kê khai)
receipts-commitment = Cam kết nội dung (SHA-256)
receipts-event = Sự kiện trong nhật ký
receipts-signature = Chữ ký điện tử của hệ thống (Ed25519)
receipts-checkpoint = Điểm chốt nhật ký mới nhất lúc nộp
receipts-picture = Mã vuông dẫn tới trang kiểm tra biên nhận
# $year (String) - year that is declared
receipts-subject-first = Kê khai lần đầu, năm { $year }
# $year (String) - year that is declared
receipts-subject-annual = Kê khai hằng năm { $year }
# $year (String) - year that is declared
receipts-subject-other = Kê khai tài sản, thu nhập năm { $year }

## Trang của người nộp

receipts-intro = Biên nhận chứng minh anh/chị đã nộp đúng bản này vào thời điểm ghi dưới đây. Hệ thống đã ký điện tử, và nhật ký giữ dấu vết không xóa được.
receipts-pages = Số trang của bản in
receipts-place = Vị trí trong nhật ký
# $leaf (Number) - place, from 0
# $size (Number) - events under the signed head
receipts-proved = Sự kiện số { $leaf }, đã có trong điểm chốt { $size } sự kiện đầu
receipts-not-proved = Sẽ vào điểm chốt tiếp theo, thường trong vòng một giờ
receipts-download-pdf = Tải biên nhận (PDF)
receipts-download-file = Tải tệp biên nhận để kiểm tra bằng lệnh
receipts-file-text = Tệp có số ngẫu nhiên chỉ anh/chị có. Ai có cả tệp và nội dung bản kê khai thì chứng minh được anh/chị đã khai gì: hãy giữ như giữ bản kê khai.
receipts-print = Tải bản kê khai để in và ký (PDF)
receipts-open-check = Mở trang kiểm tra công khai
receipts-others = Các lần nộp khác
receipts-version = Lần nộp
receipts-open = Xem biên nhận
receipts-paper = Bản giấy
receipts-paper-waiting = Chờ bản giấy: in bản đã nộp, ký từng trang, nộp 2 bản cho cán bộ tổ chức
# $at (String) - instant
receipts-paper-in = Cơ quan đã nhận bản giấy lúc { $at }
receipts-paper-none = Đợt kê khai này không yêu cầu bản giấy
receipts-paper-past = Lần nộp này đã được trả lại, rút lại hoặc thay thế; bản in của nó không dùng nữa
receipts-seen = Ai đã xem bản kê khai này

## Tờ in

receipts-sheet-title = Biên nhận
receipts-sheet-intro = Bản kê khai tài sản, thu nhập đã được nộp qua hệ thống và ghi vào nhật ký sự kiện của cơ quan. Biên nhận này không ghi tên người nộp và không ghi nội dung kê khai.
receipts-sheet-keep = Hãy giữ tờ này. Quét mã vuông, hoặc nhập số biên nhận và mã kiểm tra ở trang ghi dưới mã, để biết biên nhận là thật.

## Trang kiểm tra công khai

receipts-check-title = Kiểm tra biên nhận
receipts-check-intro = Nhập số biên nhận và mã kiểm tra, hoặc quét mã vuông trên biên nhận. Trang này chỉ cho biết biên nhận có thật hay không; không cho biết của ai và kê khai gì.
receipts-check-number = Số biên nhận
receipts-check-number-hint = Ví dụ 2026-7KQ4-M2PX. Có thể dán cả đường dẫn đọc từ mã vuông.
receipts-check-code-hint = 16 ký tự, ví dụ 0123-4567-89AB-CDEF
receipts-check-submit = Kiểm tra biên nhận
receipts-check-number-missing = Hãy nhập số biên nhận ghi trên tờ biên nhận.
receipts-check-code-missing = Hãy nhập mã kiểm tra ghi dưới số biên nhận.
receipts-genuine = Biên nhận là thật
receipts-genuine-text = Hệ thống đã cấp biên nhận này và ghi việc nộp vào nhật ký.
receipts-past = Biên nhận là thật, nhưng bản này đã được thay thế hoặc rút lại
receipts-past-text = Hệ thống đã cấp biên nhận này, nhưng bản kê khai mà nó xác nhận không còn là bản đang có hiệu lực. Hãy hỏi người nộp biên nhận của bản mới nhất.
receipts-unknown = Không có biên nhận như vậy
receipts-unknown-text = Hãy so lại từng ký tự của số biên nhận và mã kiểm tra. Nếu đã đúng, tờ biên nhận này không do hệ thống của cơ quan cấp.
# $leaf (Number) - place, from 0
receipts-leaf = Sự kiện số { $leaf }
receipts-leaf-waiting = Đang chờ vào nhật ký
receipts-agency = Cơ quan
