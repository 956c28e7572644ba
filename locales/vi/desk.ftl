### Bản kê khai ở cơ quan: sổ theo dõi, tiếp nhận, nhắc người chưa nộp.

## Chung

desk-pages = Các trang kê khai
desk-nav-register = Sổ theo dõi
desk-nav-queue = Tiếp nhận
desk-nav-not-filed = Chưa nộp
desk-nav-rounds = Đợt kê khai
desk-stage-chua-ke-khai = Chưa bắt đầu
desk-stage-nhap = Đang khai
desk-stage-da-nop = Đã nộp
desk-stage-yeu-cau-bo-sung = Yêu cầu bổ sung
desk-stage-da-nop-lai = Đã nộp lại
desk-stage-da-tiep-nhan = Đã tiếp nhận
desk-waits-for-paper = Chờ bản giấy
desk-paper-is-there = Đã có bản giấy

## Sổ theo dõi

# $year (String) - the year
desk-register-title = Bản kê khai năm { $year }
# $year (String) - the year
desk-register-past = Đang xem năm { $year }. Sổ của năm đã qua chỉ để xem.
desk-years = Các năm
desk-list = Sổ theo dõi kê khai, giao, nhận
# $count (Number) - declarations found
desk-total = { $count } bản kê khai
desk-person = Họ và tên
desk-code = Mã cán bộ
desk-unit = Đơn vị
desk-kind = Kê khai
desk-round = Đợt
desk-state = Trạng thái
desk-due = Hạn
# $days (Number) - days
desk-days-left = còn { $days } ngày
desk-due-today = hôm nay
# $days (Number) - days
desk-days-late = quá hạn { $days } ngày
# $day (String) - the day
desk-filed-on = nộp ngày { $day }
# $day (String) - the day
desk-filed-late-on = nộp muộn, ngày { $day }
# $day (String) - the day
desk-received-on = tiếp nhận ngày { $day }
# $weekday (String) - day of the week
# $day (String) - the day
desk-due-on = { $weekday } { $day }
desk-due-complete = bổ sung trước
# $day (String) - weekday and date
# $left (String) - days left, in words
desk-hand-over-by = Bàn giao cho cơ quan kiểm soát { $day } ({ $left })
desk-filter = Lọc
desk-search = Tìm theo tên hoặc mã
desk-search-hint = Không cần dấu; tên viết tắt cũng được
desk-any = Tất cả
desk-only-late = Chỉ người quá hạn, nộp muộn
desk-late = Quá hạn, nộp muộn
desk-yes = Có
desk-next = Trang sau
desk-first-page = Về trang đầu
desk-pages-of-list = Các trang của sổ
desk-none = Chưa có ai trong sổ năm này. Người kê khai vào sổ khi thủ trưởng phê duyệt danh sách của một đợt.
desk-none-found = Không có bản kê khai nào khớp với điều kiện lọc.
desk-export = Tải sổ đang xem (XLSX)
desk-summary = Theo trạng thái
desk-sheet = Sổ theo dõi
# $year (String) - the year
desk-sheet-title = Sổ theo dõi kê khai tài sản, thu nhập năm { $year }
desk-number = TT
desk-birth-year = Năm sinh
desk-filed = Ngày nộp
desk-received = Ngày tiếp nhận
desk-control-body = Cơ quan kiểm soát
desk-paper-column = Bản giấy
desk-late-column = Muộn

## Tiếp nhận

desk-queue-title = Tiếp nhận bản kê khai
desk-queue-text = Bản kê khai đã nộp cho anh/chị tiếp nhận. Bản của chính anh/chị do người khác tiếp nhận và không có ở đây.
# $count (Number) - how many wait
desk-queue-waiting = { $count } bản đang chờ tiếp nhận
desk-queue-empty = Không có bản nào chờ tiếp nhận. Bản mới nộp sẽ hiện ở đây và ở trang Việc của tôi.
desk-queue-begin = Mở bản đầu tiên
desk-queue-list = Đang chờ tiếp nhận
desk-queue-keys = Phím tắt: J xuống, K lên, Enter mở. Quét mã bất cứ lúc nào.
desk-scan = Quét hoặc nhập mã trên bản giấy
desk-scan-hint = Mã vuông hoặc mã nội dung ở chân trang bản in, hoặc số biên nhận
desk-scan-button = Tìm bản này
desk-code-unknown = Không tìm thấy bản kê khai nào có mã này trong phạm vi của anh/chị. Hãy kiểm tra lại mã trên giấy.
# $number (Number) - which it is
# $total (Number) - how many wait
desk-place = { $number }/{ $total }
# $total (Number) - how many wait
desk-place-after = còn { $total } bản chờ
desk-queue-next = Tiếp theo
desk-queue-previous = Trước đó
desk-queue-nav = Chuyển trong hàng chờ
desk-back-to-list = Về danh sách
desk-keys-reading = Phím tắt: J bản tiếp theo, K bản trước

## Một bản kê khai

desk-declaration = Bản kê khai
desk-facts-round = Đợt, năm
desk-facts-control-body = Cơ quan kiểm soát
desk-facts-receipts = Biên nhận
# $number (String) - number of the receipt
# $version (Number) - the version
# $at (String) - when
desk-facts-receipt = { $number } (lần nộp { $version }, { $at })
desk-facts-received-by = Người tiếp nhận
desk-facts-receivers = Người có thể tiếp nhận
desk-open-warning = Mỗi lần mở được ghi vào nhật ký với tên anh/chị; người kê khai thấy ai đã mở và lúc nào. Sau khi mở, người kê khai không tự rút lại được nữa.
desk-open-again-warning = Mỗi lần mở được ghi vào nhật ký với tên anh/chị; người kê khai thấy ai đã mở và lúc nào.
desk-open = Mở bản kê khai
desk-own = Đây là bản kê khai của chính anh/chị. Không ai tự tiếp nhận bản của mình.
# $names (String) - names of those who may
desk-own-goes-to = Người có thể tiếp nhận: { $names }.
# $names (String) - names of those who may
desk-goes-to = Bản này gửi cho người khác tiếp nhận. Người có thể mở và tiếp nhận: { $names }.
desk-goes-to-nobody = Chưa có ai mở được bản này để tiếp nhận. Hãy báo thủ trưởng cử người tiếp nhận.
desk-nothing-filed = Người này chưa nộp. Bản nháp chỉ người kê khai xem được.
desk-old-print = Bản giấy này in từ lần nộp trước, không phải bản mới nhất. Không nhận; hãy đề nghị người kê khai in lại bản mới nhất.
desk-call = Điện thoại
# $extension (String) - extension
desk-extension = máy lẻ { $extension }

## Đọc

desk-reading-title = Đọc bản kê khai
# $version (Number) - the version
desk-version = lần nộp { $version }
desk-logged = Lần mở này đã được ghi vào nhật ký; người kê khai thấy ở trang Ai đã xem.
desk-logged-compare = Bản kê khai lần trước cũng được mở để so sánh và cũng được ghi.
desk-hide-money = Ẩn số tiền
desk-findings = Kết quả kiểm tra
desk-findings-none = Không có lỗi, cảnh báo hay lưu ý.
desk-severity-h = Lỗi
desk-severity-w = Cảnh báo
desk-severity-i = Lưu ý
# $reason (String) - the declarant's reason
desk-reason = Người kê khai giải thích: { $reason }
desk-since-last = Khác với bản kê khai lần trước
desk-since-last-none = Không có gì khác bản kê khai lần trước.
desk-since-last-first = Chưa có bản kê khai lần trước trong hệ thống để so sánh.
desk-since-returned = Khác với bản đã bị trả lại
desk-since-returned-none = Bản nộp lại không khác bản đã bị trả lại.
desk-asked = Đã yêu cầu bổ sung
desk-asked-whole = Cả bản kê khai
desk-fate-new = Mới
desk-fate-gone = Không còn
desk-fate-changed = Thay đổi
desk-before = Trước
desk-now = Nay
desk-field = Nội dung
desk-nothing = (trống)
desk-missing = (chưa khai)
desk-ask = Yêu cầu bổ sung
# $place (String) - what it is about
desk-ask-about = Yêu cầu bổ sung: { $place }
desk-ask-whole = Yêu cầu chung cho cả bản
desk-jump-receive = Đến phần tiếp nhận
desk-sheet-heading = Nội dung bản kê khai

## Việc

desk-receive = Tiếp nhận
desk-receive-text = Kiểm tra bản giấy đúng là bản này: mã nội dung ở chân trang phải giống mã dưới đây.
desk-receive-text-no-paper = Đợt này không nộp bản giấy.
desk-receive-text-handed-in = Bản giấy đã ký của lần nộp này đã được nhận tại quầy.
desk-content-code = Mã nội dung
desk-content-hash = Dấu vân tay nội dung (SHA-256)
desk-open-print = Mở bản in (PDF)
desk-print-pages = Số trang
# $pages (Number) - pages
desk-print-pages-each = { $pages } trang mỗi bản
desk-pages-count = Số trang
desk-paper-code = Mã trên bản giấy
desk-paper-code-hint = Quét mã vuông ở chân trang, hoặc nhập mã nội dung (4 nhóm) in trên giấy
desk-signed = Bản giấy
desk-signed-choice = 2 bản, đủ chữ ký từng trang
desk-receive-button = Tiếp nhận bản kê khai
desk-paper-button = Chỉ ghi nhận bản giấy, tiếp nhận sau
desk-give-back = Trả lại để bổ sung
desk-return-text = Ghi yêu cầu ngay tại nội dung cần sửa (mở “Yêu cầu bổ sung” cạnh từng dòng), hoặc yêu cầu chung dưới đây. Chỉ người kê khai và người tiếp nhận đọc được yêu cầu.
# $day (String) - the last day
# $source (String) - the provision
desk-return-due = Trả lại hôm nay thì người kê khai phải bổ sung trước hết ngày { $day } ({ $source }).
desk-return-button = Trả lại kèm các yêu cầu đã ghi
desk-request-keep = Lưu nháp, viết tiếp sau
# $time (String) - time of the day
# $date (String) - day
desk-request-kept = Yêu cầu bổ sung anh/chị đang viết dở, lưu lúc { $time } ngày { $date }, vẫn còn trong các ô bên dưới. Chưa gửi cho ai, chỉ anh/chị đọc được.
# $time (String) - time of the day
# $date (String) - day
desk-request-unsent = Anh/chị có một yêu cầu bổ sung đang viết dở, lưu lúc { $time } ngày { $date }. Chưa gửi cho ai, chỉ anh/chị đọc được. Mở bản kê khai để viết tiếp.
desk-request-discard = Bỏ yêu cầu đang viết dở
desk-request-failed = Chưa tự lưu được. Hãy bấm “Lưu nháp, viết tiếp sau”: những gì đã nhập vẫn còn.
desk-request-conflict = Yêu cầu này vừa được lưu khác ở một cửa sổ khác, hoặc bản kê khai đã đổi trạng thái. Hãy bấm “Lưu nháp, viết tiếp sau” để xem.
desk-request-merged = Yêu cầu hoặc bản kê khai vừa thay đổi ở nơi khác. Ô nào được ghi khác nhau thì có cả hai nội dung: hãy xóa phần thừa trước khi làm tiếp.
desk-request-left = Bản kê khai đã đổi trạng thái nên yêu cầu dưới đây chưa được gửi. Hãy chép lại nếu còn cần.
desk-jump-return = Đến phần trả lại
desk-undo = Hủy tiếp nhận
desk-undo-text = Chỉ hủy được trong ngày tiếp nhận. Bản kê khai trở lại trạng thái đã nộp.
desk-undo-reason = Lý do hủy
desk-undo-nham-ban-giay = Bản giấy là của lần nộp khác hoặc của người khác
desk-undo-ban-giay-thieu = Bản giấy thiếu chữ ký hoặc thiếu bản thứ hai
desk-undo-bam-nham = Bấm nhầm
desk-undo-reason-missing = Hãy chọn lý do hủy tiếp nhận.
desk-undo-button = Hủy tiếp nhận
# $name (String) - the declarant
desk-done-received = Đã tiếp nhận bản kê khai của { $name }.
# $name (String) - name
desk-done-paper-in = Đã ghi nhận bản giấy của { $name }; bản kê khai chờ tiếp nhận.
# $name (String) - the declarant
desk-done-returned = Đã trả lại bản kê khai của { $name }; người kê khai được báo.
# $name (String) - the declarant
desk-done-undone = Đã hủy tiếp nhận bản kê khai của { $name }.
desk-done-request-kept = Đã lưu nháp yêu cầu bổ sung. Chưa gửi cho ai.
desk-done-request-discarded = Đã bỏ yêu cầu đang viết dở.
desk-changed-meanwhile = Bản kê khai vừa thay đổi trạng thái. Hãy xem lại trước khi làm tiếp.

## Chưa nộp

# $year (String) - the year
desk-not-filed-title = Chưa nộp bản kê khai năm { $year }
# $count (Number) - people
desk-not-filed-total = { $count } người chưa nộp hoặc chưa bổ sung
desk-not-filed-none = Mọi người trong sổ đã nộp.
desk-not-filed-phone = Điện thoại
desk-not-filed-note = Đã gọi
desk-not-filed-print = Trang này in được thành danh sách gọi điện: dùng lệnh in của trình duyệt.
# $day (String) - printed on
desk-not-filed-day = Tính đến ngày { $day }
desk-not-filed-text = Nội dung nhắc
desk-not-filed-text-hint = Nội dung trung tính, không nêu tên ai; sao chép để nhắn hoặc gửi chung
# $year (String) - the year
# $day (String) - the last day
# $agency (String) - the agency
desk-not-filed-message = { $agency } nhắc: các anh/chị có nghĩa vụ kê khai tài sản, thu nhập năm { $year } chưa nộp, hạn nộp là ngày { $day }. Đề nghị đăng nhập hệ thống, mở trang Việc của tôi để hoàn thành. Cần hỗ trợ xin gọi cán bộ tổ chức. Nếu đã nộp, xin bỏ qua tin này.
# $unit (String) - the unit
# $count (Number) - people
desk-not-filed-unit = { $unit }: { $count } người
