### Đề nghị, phê duyệt và kết thúc vai trò.

proposals-title = Vai trò chờ phê duyệt
proposals-text = Người quản trị đề nghị, người có thẩm quyền phê duyệt. Đề nghị chưa có hiệu lực gì cho đến khi được phê duyệt.
proposals-list = Các đề nghị, cũ nhất trước
proposals-none = Không có đề nghị nào chờ anh/chị.
proposals-name = Họ và tên
proposals-role = Vai trò
proposals-unit = Đơn vị
proposals-works-in = Đơn vị công tác
proposals-open = Xem
# $name (String) - name of the person
proposals-open-of = Xem đề nghị cho { $name }
proposals-form-title = Đề nghị vai trò
proposals-form-text = Đề nghị không cho người này quyền gì. Người có thẩm quyền phê duyệt, và với vai trò đọc hồ sơ của người khác thì phải nghe người này đọc mã khóa.
proposals-link = Đề nghị vai trò
proposals-for = Cho
proposals-role-missing = Hãy chọn vai trò.
proposals-unit-missing = Hãy chọn đơn vị mà vai trò có hiệu lực; vai trò của cả cơ quan thì chọn cơ quan.
proposals-from = Từ ngày
proposals-to = Đến hết ngày
proposals-day-hint = Ngày/tháng/năm, ví dụ 01/09/2026
# $example (String) - a day
proposals-from-wrong = Hãy nhập ngày bắt đầu, ví dụ { $example }.
# $example (String) - a day
proposals-to-wrong = Hãy nhập ngày kết thúc, ví dụ { $example }, hoặc để trống.
proposals-to-before-from = Ngày kết thúc phải sau ngày bắt đầu.
proposals-reason = Căn cứ
proposals-reason-hint = Số và ngày của quyết định, ví dụ Quyết định số 12/QĐ-SKHCN ngày 01/09/2026
proposals-reason-missing = Hãy nhập căn cứ: số và ngày của quyết định.
# $max (Number) - longest accepted length, in characters
proposals-reason-long = Căn cứ dài quá { $max } ký tự. Hãy viết ngắn hơn.
proposals-submit = Gửi đề nghị
proposals-done = Đã gửi đề nghị. Vai trò chưa có hiệu lực cho đến khi được phê duyệt.

## Quyết định

proposals-decide-title = Phê duyệt vai trò
proposals-proposer = Người đề nghị
proposals-proposer-founding = Lập hệ thống
proposals-login = Tên đăng nhập
proposals-period = Thời gian
# $from (String) - a day
proposals-period-open = Từ { $from }, chưa định ngày kết thúc
# $from (String) - a day
# $to (String) - a day
proposals-period-closed = Từ { $from } đến hết { $to }
proposals-circle = Nhóm nhận
proposals-circle-text = Vai trò này mở hồ sơ của người khác. Hãy gọi cho chính người này theo số điện thoại anh/chị đã biết và nghe đọc mã khóa ở trang Tài khoản của tôi. Mã không hiện ở trang này.
proposals-no-keys = Người này chưa đăng nhập lần nào nên chưa có khóa. Khi đã đăng nhập lần đầu thì mới phê duyệt được.
proposals-approve = Phê duyệt
proposals-refuse-text = Không phê duyệt thì đề nghị bị bác, người quản trị phải đề nghị lại.
proposals-refuse = Không phê duyệt
proposals-approved = Đã phê duyệt. Vai trò có hiệu lực trong thời gian ghi ở đề nghị. Nếu vai trò thuộc một nhóm nhận, người trong nhóm trao khóa ở trang Nhóm nhận của tôi.
proposals-refused = Đã bác đề nghị.

## Kết thúc

proposals-end = Kết thúc
# $role (String) - name of the role
proposals-end-of = Kết thúc vai trò { $role }
proposals-end-title = Kết thúc vai trò
proposals-end-text = Kết thúc xong, người này không còn quyền của vai trò ngay lập tức và các phiên đang mở kết thúc. Khóa của nhóm nhận được đổi ở phiên làm việc tiếp theo của một người trong nhóm.
proposals-end-day = Ngày kết thúc
# $day (String) - the present day
proposals-end-day-today = { $day }, ngay khi xác nhận
proposals-end-reason = Căn cứ kết thúc
proposals-end-submit = Kết thúc vai trò
proposals-end-last = Chưa kết thúc được: người này là người cuối cùng giữ khóa của nhóm nhận, kết thúc thì không ai mở được hồ sơ của nhóm. Hãy để người này trao khóa cho người kế nhiệm trước.
proposals-ended = Đã kết thúc vai trò.
