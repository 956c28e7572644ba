### Đợt kê khai và danh sách người có nghĩa vụ kê khai.

## Các đợt

rounds-nav = Kê khai
rounds-title = Đợt kê khai
rounds-none = Chưa có đợt kê khai nào. Hãy mở đợt kê khai của năm nay.
rounds-none-to-see = Chưa có đợt kê khai nào. Cán bộ tổ chức mở đợt; khi danh sách được trình, việc phê duyệt sẽ hiện ở trang Việc của tôi.
rounds-list = Các đợt kê khai
rounds-name = Tên đợt
rounds-year = Năm
rounds-unit = Phạm vi
rounds-kind = Phương thức kê khai
rounds-kind-annual = Kê khai hằng năm, kèm kê khai lần đầu của năm
rounds-kind-first = Chỉ kê khai lần đầu
rounds-state = Trạng thái
rounds-state-listing = Đang lập danh sách
rounds-state-sent = Đã trình thủ trưởng
rounds-state-returned = Thủ trưởng trả lại
rounds-state-approved = Đã phê duyệt
rounds-to-register = Xem bản kê khai

## Mở đợt

rounds-open = Mở đợt kê khai
rounds-open-text = Danh sách được lập ngay từ hồ sơ nhân sự theo căn cứ đã chọn. Anh/chị xem lại, điều chỉnh rồi trình thủ trưởng; chưa ai được báo trước khi thủ trưởng phê duyệt.
# $year (String) - the year
rounds-name-example = Đợt kê khai hằng năm { $year }
rounds-unit-hint = Danh sách gồm người của đơn vị này và các đơn vị trực thuộc
rounds-reading = Căn cứ xác định người kê khai hằng năm
rounds-reading-hint = Nghị định của năm 2026 đang có hai cách hiểu. Chọn cách hiểu mà cơ quan kiểm soát hướng dẫn; căn cứ đã chọn hiện trong danh sách.
rounds-reference-day = Ngày xác định danh sách
rounds-reference-day-hint = Hồ sơ nhân sự được xét theo quy định có hiệu lực vào ngày này. Để trống là hôm nay
rounds-paper = Bản giấy
rounds-paper-choice = Người kê khai nộp kèm bản giấy đã ký (2 bản, ký từng trang)
rounds-open-button = Mở đợt và lập danh sách

## Danh sách

rounds-roster = Danh sách người kê khai
# $count (Number) - people on the list
rounds-people = { $count } người trong danh sách
# $first (Number) - of them who make a first declaration
rounds-people-first = { $first } người kê khai lần đầu
rounds-opened-by = Người lập
# $name (String) - who opened it
# $day (String) - when
rounds-by-on = { $name }, ngày { $day }
rounds-approved-by = Người phê duyệt
rounds-reading-short = Căn cứ
rounds-paper-short = Bản giấy
rounds-paper-yes = Có nộp bản giấy đã ký
rounds-paper-no = Không nộp bản giấy
rounds-number = TT
rounds-person = Họ và tên
rounds-code = Mã cán bộ
rounds-birth-year = Năm sinh
rounds-post = Chức vụ, đơn vị
rounds-why = Vì sao có trong danh sách
rounds-declares = Kê khai
rounds-declares-annual = Hằng năm
rounds-declares-first = Lần đầu
rounds-control-body = Cơ quan kiểm soát
rounds-due = Hạn nộp
# $day (String) - the day
rounds-planned = kế hoạch: { $day }
rounds-due-missing = Chưa có
# $day (String) - the day
rounds-since = tính từ { $day }
rounds-by-hand = Điều chỉnh tay
rounds-presumed = Suy từ hồ sơ: kiểm tra đã kê khai lần đầu chưa
rounds-note = Ghi chú
rounds-empty = Không ai trong hồ sơ nhân sự phải kê khai theo căn cứ này, hoặc họ đã có trong một đợt khác của năm. Hãy thêm người nếu hồ sơ còn thiếu.
rounds-empty-found = Không có ai trong danh sách khớp với nội dung tìm.
rounds-empty-off = Chưa bỏ ai khỏi danh sách.
rounds-search = Tìm trong danh sách
rounds-search-hint = Họ tên không cần dấu, tên viết tắt hoặc mã cán bộ
rounds-search-button = Tìm
rounds-search-clear = Xem cả danh sách
rounds-tab-on = Trong danh sách
rounds-tab-off = Đã bỏ khỏi danh sách
rounds-views = Hai phần của danh sách
rounds-next = Trang sau
rounds-first-page = Về trang đầu
rounds-pages = Các trang của danh sách
rounds-export = Tải danh sách (XLSX)
# $count (Number) - people
rounds-lacking = { $count } người chưa có hạn nộp hoặc cơ quan kiểm soát. Hãy bổ sung trước khi trình.
rounds-correct = Điều chỉnh
# $name (String) - the person
rounds-correct-whom = Điều chỉnh { $name }

## Điều chỉnh

rounds-correct-title = Điều chỉnh danh sách
rounds-add = Thêm người
rounds-add-title = Thêm người vào danh sách
rounds-add-text = Nhập người cần thêm. Lý do được chọn từ danh mục và ghi vào nhật ký.
rounds-add-button = Tiếp tục
rounds-take-off = Bỏ khỏi danh sách
rounds-take-off-text = Người này sẽ không phải kê khai trong đợt này. Tên và lý do vẫn còn ở phần “Đã bỏ khỏi danh sách”, và có thể đưa trở lại cho đến khi thủ trưởng phê duyệt.
rounds-keep-on = Giữ trong danh sách, chỉ sửa nội dung
rounds-since-field = Ngày bắt đầu có nghĩa vụ kê khai
rounds-since-hint = Chỉ với kê khai lần đầu: ngày được tiếp nhận, tuyển dụng, bố trí
rounds-reason = Lý do điều chỉnh
rounds-reason-da-ke-khai-lan-dau = Đã kê khai lần đầu (bản giấy hoặc ở cơ quan khác)
rounds-reason-chua-ke-khai-lan-dau = Chưa từng kê khai lần đầu
rounds-reason-thuoc-linh-vuc = Công tác trong lĩnh vực phải kê khai hằng năm
rounds-reason-khong-thuoc-linh-vuc = Không công tác trong lĩnh vực phải kê khai hằng năm
rounds-reason-thuoc-dien-khac = Có nghĩa vụ theo diện khác mà hồ sơ nhân sự không ghi
rounds-reason-co-quan-kiem-soat-khac = Thuộc cơ quan kiểm soát khác
rounds-reason-ke-khai-noi-khac = Kê khai ở cơ quan khác trong năm
rounds-reason-ho-so-sai = Hồ sơ nhân sự ghi sai, sẽ sửa
rounds-correct-button = Lưu điều chỉnh
rounds-corrected = Đã lưu điều chỉnh.
rounds-changed-meanwhile = Danh sách vừa thay đổi. Hãy xem lại nội dung hiện tại rồi làm lại.
rounds-by-rule = Theo quy định
rounds-now = Hiện tại
rounds-now-none = Không có trong danh sách

## Trình và phê duyệt

rounds-send = Trình thủ trưởng phê duyệt
rounds-send-text = Thủ trưởng nhận được việc phê duyệt. Danh sách vẫn điều chỉnh được; thủ trưởng luôn phê duyệt đúng danh sách đang xem.
rounds-sent = Đã trình danh sách. Thủ trưởng thấy việc phê duyệt ở trang Việc của tôi.
rounds-opened = Đã mở đợt và lập danh sách từ hồ sơ nhân sự.
# $when (String) - the moment
rounds-sent-on = Đã trình lúc { $when }
# $when (String) - the moment
# $reason (String) - why
rounds-returned-on = Thủ trưởng trả lại lúc { $when }: { $reason }
rounds-decide = Phê duyệt danh sách
# $name (String) - name of the round
# $people (Number) - people on the list
rounds-decide-asked = Phê duyệt { $people } người kê khai của “{ $name }”
rounds-decide-why = Vì sao
# $annual (Number) - annual
# $first (Number) - first
rounds-decide-kinds = { $annual } người kê khai hằng năm, { $first } người kê khai lần đầu
# $count (Number) - how many were changed by hand
rounds-decide-by-hand = { $count } người được điều chỉnh tay, có lý do trong danh sách
# $count (Number) - people
rounds-decide-taken-off = { $count } người bị bỏ khỏi danh sách, xem ở thẻ những người đã bỏ
# $source (String) - the provision
rounds-decide-law = Thủ trưởng phê duyệt danh sách, gửi cơ quan kiểm soát ({ $source })
rounds-decide-source = Điều 37 khoản 1 điểm a Luật Phòng, chống tham nhũng
rounds-decide-due = Hạn nộp của đợt
rounds-decide-after = Phê duyệt xong, mỗi người trong danh sách có việc kê khai ở trang Việc của tôi và nhận một thư báo không nêu nội dung.
rounds-approve = Phê duyệt danh sách
rounds-give-back = Trả lại
rounds-return-reason = Lý do trả lại
rounds-return-thieu-nguoi = Danh sách thiếu người
rounds-return-thua-nguoi = Danh sách có người không phải kê khai
rounds-return-sai-co-quan-kiem-soat = Sai cơ quan kiểm soát
rounds-return-sai-thoi-han = Sai thời hạn
rounds-return-can-cu-khac = Phải áp dụng căn cứ khác
# $name (String) - the officer
# $phone (String) - telephone
rounds-ask-back = Cần hỏi lại: { $name }, điện thoại { $phone }
# $name (String) - the officer
rounds-ask-back-no-phone = Cần hỏi lại: { $name }
rounds-approved = Đã phê duyệt. Người trong danh sách đang được báo.
rounds-returned = Đã trả lại cho cán bộ tổ chức.
rounds-maker-approves-not = Người mở đợt không tự phê duyệt. Thủ trưởng phê duyệt danh sách này.

## Tệp

rounds-sheet = Danh sách
# $name (String) - the round
rounds-sheet-title = Danh sách người có nghĩa vụ kê khai – { $name }
# $reading (String) - the reading
rounds-sheet-reading = Căn cứ: { $reading }
rounds-control-reason = Căn cứ về cơ quan kiểm soát
rounds-source = Điều khoản
rounds-unit-column = Đơn vị
rounds-post-column = Chức vụ
rounds-correction = Lý do điều chỉnh
rounds-kind-column = Phương thức
