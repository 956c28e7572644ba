### Nhân sự và đơn vị.

## Lỗi của các biểu mẫu

# $example (String) - a day
people-day-wrong = Hãy nhập ngày, tháng, năm, ví dụ { $example }.
people-number-missing = Hãy nhập số quyết định, ví dụ 12/QĐ-SKHCN.
# $max (Number) - longest accepted length, in characters
people-number-long = Số quyết định dài quá { $max } ký tự. Hãy nhập ngắn hơn.
people-number-no-digit = Số quyết định phải có chữ số, ví dụ 12/QĐ-SKHCN.
people-signed-later = Ngày ký ở sau hôm nay. Hãy kiểm tra lại ngày trên quyết định.
# $max (Number) - longest accepted length, in characters
people-text-long = Nội dung dài quá { $max } ký tự. Hãy nhập ngắn hơn.
people-code-missing = Hãy nhập mã cán bộ.
people-code-wrong = Mã cán bộ chỉ gồm chữ, số và các dấu - . _ /
people-code-taken = Mã này đã dùng cho người khác. Hãy kiểm tra lại mã, hoặc tìm người đó trong danh sách.
people-name-missing = Hãy nhập họ và tên.
people-name-wrong = Họ và tên chỉ gồm chữ cái, dấu cách, dấu gạch nối và dấu nháy. Hãy bỏ các ký tự khác.
people-year-wrong = Hãy nhập năm sinh bằng bốn chữ số, ví dụ 1985.
people-kind-missing = Hãy chọn đối tượng.
people-kind-differs = Đối tượng và mức chức vụ không khớp: lãnh đạo, quản lý phải có mức chức vụ, người khác thì không. Hãy sửa một trong hai.
people-choice-missing = Hãy chọn một mục trong danh sách.
people-phone-wrong = Hãy nhập số điện thoại bằng chữ số, ví dụ 024 3555 0123; máy lẻ chỉ gồm chữ số.
people-mail-wrong = Hãy nhập thư điện tử có dạng ten@coquan.gov.vn.
people-unit-missing = Hãy chọn đơn vị.
people-unit-closed = Đơn vị này đã giải thể hoặc sáp nhập. Hãy chọn đơn vị khác.
people-from-later = Ngày vào cơ quan ở sau hôm nay. Hãy ghi khi người này đã đến.
people-place-missing = Hãy nhập tên cơ quan nơi đến.
people-person-empty = Hãy nhập mã cán bộ hoặc họ tên.
people-person-missing = Hãy chọn đúng người khớp với nội dung đã nhập. Nếu không có ai, hãy xem lại mã hoặc họ tên.
people-person-hint = Mã cán bộ, hoặc họ tên không cần dấu
people-person-other = Người khác: nhập lại mã hoặc họ tên
people-substitute-same = Không ai thay thế chính mình. Hãy nhập mã của người khác.
people-substitute-excluded = Người này đang có vai trò không được kiêm với vai trò cần thay. Hãy chọn người khác.
people-stand-in-to-missing = Thay thế khi nghỉ phải có ngày kết thúc. Hãy nhập ngày cuối.
people-move-from-status = Không ghi được biến động này khi người này đang ở trạng thái hiện tại. Hãy tải lại trang cá nhân.
people-chief-waits = Đã có đề nghị người đứng đầu đơn vị này đang chờ ký. Hãy chờ ký hoặc từ chối đề nghị đó trước.
# $day (String) - first day of the unit
people-move-before-unit = Đơn vị này có từ ngày { $day }. Ngày hiệu lực phải từ ngày đó trở đi.
# $day (String) - day of the last change
people-move-before-last = Ngày hiệu lực phải từ ngày { $day } trở đi: đó là ngày của thay đổi gần nhất.
people-move-not-yet = Ngày hiệu lực ở sau hôm nay. Hãy ghi vào ngày đó; đến lúc ấy danh sách giữ nguyên như hiện tại.
people-move-ends-before = Ngày kết thúc phải sau ngày bắt đầu.
people-move-nothing = Không có gì thay đổi so với hiện tại. Hãy kiểm tra lại.
# $day (String) - the first day that is possible
people-unit-people-later = Ngày hiệu lực phải từ ngày { $day } trở đi: trong đơn vị có người đến, có biến động hoặc còn công tác đến lúc đó.
people-unit-namesake = Ở đó đã có đơn vị trùng tên này. Hãy đặt tên khác để phân biệt.
people-unit-name-missing = Hãy nhập tên đơn vị.
people-unit-root = Cơ quan đứng đầu không chuyển, sáp nhập hay giải thể được ở đây.
people-unit-cycle = Một đơn vị không thể đứng dưới chính nó. Hãy chọn đơn vị khác.
people-unit-kind-below = Loại đơn vị này không đứng dưới đơn vị đã chọn được.
people-unit-too-deep = Quá nhiều cấp đơn vị. Hãy chọn đơn vị ở cấp cao hơn.
people-unit-occupied = Vẫn còn người công tác trong đơn vị. Hãy điều động họ trước, hoặc sáp nhập đơn vị.
people-unit-has-units = Vẫn còn đơn vị trực thuộc. Hãy chuyển hoặc giải thể các đơn vị đó trước.

## Đối tượng

people-kind-can-bo-co-chuc-vu = Cán bộ giữ chức vụ, chức danh
people-kind-can-bo-khac = Cán bộ khác
people-kind-cong-chuc-lanh-dao = Công chức lãnh đạo, quản lý
people-kind-cong-chuc-khong-lanh-dao = Công chức
people-kind-vien-chuc-quan-ly = Viên chức quản lý
people-kind-vien-chuc-khong-quan-ly = Viên chức
people-kind-da-nghi = Người đã nghỉ việc, nghỉ hưu
people-kind-lao-dong-hop-dong = Lao động hợp đồng

## Mức chức vụ

people-level-khong = Không giữ chức vụ
people-level-pho-truong-phong = Phó trưởng phòng và tương đương
people-level-truong-phong = Trưởng phòng và tương đương
people-level-pho-giam-doc = Phó giám đốc sở và tương đương
people-level-giam-doc = Giám đốc sở và tương đương
people-level-tren-giam-doc = Trên giám đốc sở

## Lĩnh vực công tác

people-field-to-chuc-can-bo = Tổ chức cán bộ
people-field-tai-chinh-ngan-hang = Tài chính, ngân hàng
people-field-cong-thuong = Công thương
people-field-xay-dung = Xây dựng
people-field-giao-thong = Giao thông
people-field-y-te = Y tế
people-field-van-hoa = Văn hóa, thể thao, du lịch
people-field-thong-tin = Thông tin, truyền thông
people-field-moi-truong = Tài nguyên, môi trường
people-field-nong-nghiep = Nông nghiệp, phát triển nông thôn
people-field-dau-tu = Đầu tư, ngoại giao
people-field-tu-phap = Tư pháp
people-field-lao-dong = Lao động, xã hội
people-field-khoa-hoc = Khoa học, công nghệ
people-field-giao-duc = Giáo dục, đào tạo
people-field-quoc-phong = Quốc phòng
people-field-cong-an = Công an
people-field-thanh-tra = Thanh tra, phòng, chống tham nhũng

## Trạng thái

people-status-dang-cong-tac = Đang công tác
people-status-nghi-thai-san = Nghỉ thai sản
people-status-nghi-dai-han = Nghỉ dài hạn
people-status-di-hoc = Đi học
people-status-biet-phai = Biệt phái
people-status-tam-dinh-chi = Tạm đình chỉ công tác
people-status-nghi-huu = Nghỉ hưu
people-status-thoi-viec = Thôi việc
people-status-chuyen-di = Chuyển công tác
people-status-da-mat = Đã mất

## Diện quản lý

people-managed-co-quan = Cơ quan
people-managed-dang-uy-cap-tren = Đảng ủy cấp trên trực tiếp cơ sở
people-managed-tinh-uy = Ban Thường vụ Tỉnh ủy, Thành ủy
people-managed-trung-uong = Trung ương

## Loại biến động

people-move-dieu-dong = Điều động
people-move-chuc-vu = Thay đổi chức vụ
people-move-nghi = Nghỉ, đi học, tạm đình chỉ
people-move-biet-phai = Biệt phái
people-move-tro-lai = Trở lại làm việc
people-move-nghi-huu = Nghỉ hưu
people-move-thoi-viec = Thôi việc
people-move-chuyen-di = Chuyển đi cơ quan khác
people-move-tu-tran = Từ trần
people-move-doi-ten = Đổi họ, tên
people-move-sap-nhap = Sáp nhập đơn vị

## Danh sách nhân sự

people-nav = Nhân sự
people-title = Danh sách nhân sự
people-list = Nhân sự
people-none = Chưa có ai trong danh sách. Cán bộ tổ chức thêm từng người, hoặc nhập từ bảng tính.
people-none-found = Không có ai khớp với điều kiện đã chọn. Hãy bỏ bớt điều kiện.
# $count (Number) - people found
people-total = { $count } người
people-name = Họ và tên
people-birth-year = Năm sinh
# $year (String) - year of birth
people-born = sinh năm { $year }
people-code = Mã cán bộ
people-unit = Đơn vị
people-post = Chức vụ
people-level = Mức chức vụ
people-kind = Đối tượng
people-status = Trạng thái
people-field = Lĩnh vực công tác
people-managed-by = Diện quản lý
people-phone = Điện thoại
people-extension = Máy lẻ
# $number (String) - the extension
people-extension-of = máy lẻ { $number }
people-mail = Thư điện tử
people-rank = Ngạch, chức danh nghề nghiệp
people-rank-hint = Ví dụ: Chuyên viên chính, Nghiên cứu viên
people-search = Tìm theo tên, chữ đầu hoặc mã
people-search-hint = Không cần dấu: "dung", "nvd" hoặc "VC-012"
people-filter = Lọc danh sách
people-any = Tất cả
people-more-conditions = Thêm điều kiện
people-on-staff = Đang thuộc cơ quan
people-gone = Đã rời cơ quan
people-party-member = Đảng viên
people-state-capital = Đại diện phần vốn nhà nước
people-flags = Khác
people-next = Trang tiếp theo
people-first-page = Về trang đầu
people-pages = Các trang
people-add = Thêm người
people-print = Bản in
people-print-title = Danh sách công chức, viên chức, người lao động
# $day (String) - today
people-print-day = Tính đến ngày { $day }
# $max (Number) - most people on one list
people-print-too-long = Danh sách có hơn { $max } người. Hãy quay lại, chọn một đơn vị rồi in từng đơn vị.
people-print-back = Về danh sách
people-number = Số TT
people-to-units = Cây đơn vị
people-to-stand-ins = Thay thế, giao quyền

## Trang cá nhân

people-person = Hồ sơ nhân sự
people-since = Từ ngày
# $day (String) - first day
people-since-day = từ ngày { $day }
# $day (String) - last day foreseen
people-until = dự kiến đến hết ngày { $day }
people-account = Tài khoản
people-account-none = Chưa có tài khoản
people-heads = Đứng đầu
people-control-body = Cơ quan kiểm soát tài sản, thu nhập
# $body (String) - the body
# $why (String) - why it is that one
people-control-because = { $body }, vì { $why }
people-yes = Có
people-no = Không
people-acts = Việc có thể làm
people-edit = Sửa thông tin
people-record-move = Ghi biến động
people-record-stand-in = Ghi người thay thế
people-timeline = Quá trình
people-timeline-none = Chưa có biến động nào được ghi.
people-posts = Chức vụ đã giữ
people-posts-none = Chưa ghi chức vụ nào.
people-no-post = Không giữ chức vụ
people-from = Từ ngày
people-to = Đến hết ngày
people-still = đến nay
people-decision = Quyết định
# $number (String) - number of the decision
# $day (String) - its day
people-decision-of = { $number } ngày { $day }
# $name (String) - who recorded it
# $when (String) - instant
people-recorded = Ghi bởi { $name } lúc { $when }
# $when (String) - instant
people-undone = Đã hoàn tác lúc { $when }
people-undo = Hoàn tác biến động gần nhất
people-undo-text = Người này trở lại đúng như trước biến động. Vai trò và chức vụ đứng đầu đã kết thúc được đề nghị lại và phải được phê duyệt lại; việc thay thế đã kết thúc thì ghi lại.
people-undo-record = Không hoàn tác được: sau biến động đã có hồ sơ hoặc việc thay thế mới.
people-undo-role = Không hoàn tác được: sau biến động đã có vai trò hoặc chức vụ đứng đầu mới.
people-undo-unit = Không hoàn tác được: đơn vị cũ đã giải thể hoặc sáp nhập.
people-undo-changed = Không hoàn tác được: thông tin đã thay đổi sau biến động.
people-namesakes = Có người trùng họ và tên
people-entered = Đã thêm người này vào danh sách.
people-changed = Đã lưu thông tin.
people-moved = Đã ghi biến động.
people-move-undone = Đã hoàn tác biến động.
people-sealed-note = Số định danh, ngày sinh và người thân được niêm phong cho nhóm tổ chức cán bộ. Mỗi lần mở đều được ghi lại.

## Biểu mẫu

people-new-title = Thêm người
people-edit-title = Sửa thông tin
people-edit-text = Tên, đơn vị, chức vụ và trạng thái chỉ thay đổi theo quyết định: hãy ghi biến động.
people-code-hint = Mã riêng của từng người trong cơ quan, ví dụ VC-012
people-name-hint = Viết hoa chữ đầu, đủ dấu, ví dụ Trần Văn Ví Dụ
people-post-hint = Ví dụ: Phó Trưởng phòng
# $example (String) - a day
people-day-hint = Ngày/tháng/năm, ví dụ { $example }
people-in-agency-from = Ngày vào cơ quan
people-save = Lưu thông tin
people-add-submit = Thêm vào danh sách
people-conflict = Người khác vừa sửa hồ sơ này. Hãy xem lại thông tin mới rồi sửa tiếp.

## Biến động

people-move-title = Ghi biến động
people-move-kind = Loại biến động
people-move-choose = Tiếp tục
people-move-first = Ngày có hiệu lực
people-move-until = Dự kiến đến hết ngày
people-move-unit = Đơn vị mới
people-move-unit-back = Đơn vị nhận lại (không chọn: đơn vị cũ)
people-move-post = Chức vụ mới
people-move-leave = Lý do
people-move-name = Họ và tên mới
people-move-place = Cơ quan nơi đến
people-move-number = Số quyết định
people-move-signed = Ngày ký
people-move-death-number = Số giấy báo tử hoặc quyết định
people-move-preview = Xem trước thay đổi
people-confirm-title = Xác nhận biến động
people-confirm-text = Chưa có gì được ghi. Hãy đối chiếu với quyết định rồi xác nhận.
people-confirm-changes = Thay đổi
people-confirm-what = Nội dung
people-confirm-before = Hiện tại
people-confirm-after = Sau biến động
people-confirm-touches = Kéo theo
people-confirm-nothing = Không kéo theo thay đổi nào về vai trò, nhóm nhận hay nghĩa vụ.
people-confirm = Xác nhận và ghi biến động
people-confirm-undo = Có thể hoàn tác cho đến khi có việc khác dựa trên biến động này.
people-back-to-edit = Sửa lại
# $role (String) - the role
# $unit (String) - its unit
people-touch-role-ends = Vai trò { $role } ở { $unit } kết thúc ngay.
# $role (String) - the role
# $unit (String) - its unit
people-touch-role-stays = Vai trò { $role } ở { $unit } chưa kết thúc được: không còn ai khác giữ khóa của nhóm. Hãy bổ nhiệm người kế nhiệm trước, thủ trưởng sẽ được nhắc việc này.
# $role (String) - the role
# $unit (String) - its unit
people-touch-role-review = Vai trò { $role } ở { $unit } vẫn giữ; thủ trưởng được nhắc xem lại.
# $circle (String) - the circle
# $unit (String) - its unit
people-touch-circle = Rời nhóm nhận ({ $circle }, { $unit }); khóa của nhóm được đổi ở lần làm việc tiếp theo của một thành viên.
# $unit (String) - the unit
people-touch-chief = { $unit } không còn người đứng đầu.
# $count (Number) - how many
people-touch-stand-ins = { $count } việc thay thế kết thúc.
people-touch-account = Người quản trị được nhắc khóa tài khoản.
people-touch-duty = Nghĩa vụ kê khai tài sản, thu nhập được xem xét lại ở đợt kê khai tiếp theo.

## Thay thế, giao quyền

people-stand-ins-title = Thay thế, giao quyền
people-stand-ins-text = Người thay thế nhận vai trò cho đúng số ngày đã ghi, sau khi thủ trưởng phê duyệt; khóa được trao khi phê duyệt.
people-stand-ins-none = Chưa ghi việc thay thế nào.
people-stand-in-kind = Hình thức
people-stand-in-replacement = Thay thế khi nghỉ
people-stand-in-acting = Quyền, phụ trách
people-stand-in-absent = Thay cho
people-stand-in-substitute = Người thay thế
people-stand-in-code = Người thay thế
people-stand-in-role = Vai trò
people-stand-in-days = Thời gian
people-stand-in-waits = Chờ phê duyệt
people-stand-in-active = Có hiệu lực
people-stand-in-over = Đã kết thúc
people-stand-in-coming = Chưa đến ngày
people-stand-in-no-account = Chưa có tài khoản
people-stand-in-cancel = Hủy
people-stand-in-end = Kết thúc hôm nay
# $substitute (String) - who stands in
# $absent (String) - for whom
people-stand-in-end-of = việc { $substitute } thay { $absent }
people-stand-in-ended = Đã kết thúc việc thay thế.
people-stand-in-done = Đã ghi. Vai trò chờ thủ trưởng phê duyệt.
people-stand-in-title = Ghi người thay thế
people-stand-in-preview = Xem trước
people-stand-in-confirm-title = Xác nhận người thay thế
people-stand-in-confirm = Xác nhận và gửi phê duyệt
people-stand-in-without = Người này chưa có tài khoản: việc thay thế được ghi, nhưng chưa có vai trò nào được đề nghị.
# $role (String) - the role
# $unit (String) - its unit
people-stand-in-proposes = Vai trò { $role } ở { $unit } được đề nghị cho người này trong thời gian trên.
people-stand-in-no-office = Người này không có vai trò nào cần người thay thế.

## Đơn vị

people-units-title = Cây đơn vị
people-units-list = Đơn vị
people-units-people = Số người
people-units-search = Tìm đơn vị
people-units-search-hint = Theo tên hiện nay, tên cũ hoặc tên viết tắt, không cần dấu
people-units-search-submit = Tìm đơn vị
people-units-none-found = Không có đơn vị nào có hoặc từng có tên này. Hãy xem lại tên.
people-units-found = Đơn vị có hoặc từng có tên này:
# $names (String) - earlier names
people-units-former = trước đây: { $names }
people-units-conflict = Người khác vừa ghi một quyết định về đơn vị này. Hãy đối chiếu lại rồi xem trước lần nữa; nội dung đã nhập vẫn còn.
people-units-people-below = Cả cấp dưới
people-units-chief = Người đứng đầu
people-units-chief-none = Chưa có
people-units-chief-waits = chờ ký
people-units-chief-unsigned = chưa có chữ ký hợp lệ
people-units-chief-of = Đứng đầu đơn vị
people-signing-title = Phân công chờ ký
people-signing-text = Ai đứng đầu đơn vị, cơ quan nào kiểm soát ai và ai là người thân của ai quyết định hồ sơ đi đến đâu, nên đề nghị chỉ có hiệu lực khi một người khác, không phải người đề nghị và người được cử, ký bằng khóa của mình. Hãy đối chiếu với quyết định, nếu có, trước khi ký.
people-signing-list = Đề nghị chờ ký
people-signing-none = Không có đề nghị nào chờ anh/chị ký.
people-signing-sign = Ký
# $name (String) - the person
# $what (String) - what is proposed for him
people-signing-of = đề nghị về { $name }: { $what }
people-signing-sign-all = Ký tất cả đề nghị trên
people-signing-refuse = Không ký
people-signing-signed = Đã ký. Phân công có hiệu lực từ ngày đã ghi.
people-signing-refused = Đã từ chối ký.
people-units-closed = Đã kết thúc
people-units-show-people = Xem nhân sự
people-units-change = Thay đổi
people-units-below = Đơn vị trực thuộc
people-units-above = Trực thuộc
people-units-history = Lịch sử đơn vị
people-units-history-none = Chưa có quyết định nào được ghi.
people-units-chiefs = Người đứng đầu qua các thời kỳ
people-units-chiefs-none = Chưa ghi người đứng đầu.
people-units-name = Tên đơn vị
people-units-short-name = Tên viết tắt
people-units-kind = Loại hình
people-units-create = Thêm đơn vị trực thuộc
people-units-rename = Đổi tên, loại hình
people-units-move = Chuyển về đơn vị khác
people-units-merge = Sáp nhập vào đơn vị khác
people-units-close = Giải thể
people-units-chief-propose = Đề nghị người đứng đầu
people-units-chief-code = Người đứng đầu
people-units-chief-text = Đề nghị có hiệu lực khi người có thẩm quyền ký.
people-units-chief-submit = Gửi đề nghị
people-units-chief-done = Đã gửi đề nghị người đứng đầu.
people-units-other-under = Đơn vị cấp trên mới
people-units-other-into = Đơn vị tiếp nhận
people-units-confirm-title = Xác nhận thay đổi đơn vị
people-units-confirm = Xác nhận và ghi quyết định
people-units-done = Đã ghi quyết định về đơn vị.
# $count (Number) - how many
# $unit (String) - the other unit
people-units-touch-people = { $count } người chuyển sang { $unit }.
# $name (String) - a unit
# $unit (String) - the other unit
people-units-touch-unit = { $name } chuyển về { $unit }.
# $count (Number) - how many
people-units-touch-roles = { $count } vai trò của đơn vị được thủ trưởng xem lại.
people-units-touch-chief = Người đứng đầu của đơn vị thôi giữ nhiệm vụ này.
people-units-head-decides = Chuyển và sáp nhập đơn vị do thủ trưởng quyết định, vì việc đó quyết định ai tiếp nhận bản kê khai.
# $names (String) - who receives
people-units-receivers-stay = Bản kê khai của người trong đơn vị, và trong các đơn vị dưới không có bộ phận tổ chức riêng, vẫn do { $names } tiếp nhận.
# $after (String) - who receives from now on
# $before (String) - who received
people-units-receivers-change = Bản kê khai nộp sau khi xác nhận của người trong đơn vị, và trong các đơn vị dưới không có bộ phận tổ chức riêng, do { $after } tiếp nhận; trước đó do { $before } tiếp nhận.
people-units-receivers-none = chưa có ai
people-units-touch-nothing = Không ai phải chuyển đơn vị và không vai trò nào phải xem lại.
people-units-keeps-name = Hồ sơ cũ giữ tên cũ của đơn vị.
people-unit-kind-co-quan = Cơ quan
people-unit-kind-van-phong = Văn phòng
people-unit-kind-vu = Vụ
people-unit-kind-cuc = Cục
people-unit-kind-chi-cuc = Chi cục
people-unit-kind-phong = Phòng
people-unit-kind-ban = Ban
people-unit-kind-su-nghiep = Đơn vị sự nghiệp
people-unit-kind-doanh-nghiep = Doanh nghiệp
people-unit-kind-xa = Xã
people-unit-kind-phuong = Phường
people-unit-kind-dac-khu = Đặc khu
people-unit-kind-to-doi = Tổ, đội
people-unit-kind-khac = Khác
people-change-thanh-lap = Thành lập
people-change-doi-ten = Đổi tên, loại hình
people-change-chuyen = Chuyển cấp trên
people-change-sap-nhap = Sáp nhập
people-change-giai-the = Giải thể
