### Việc của tôi.

## Việc của tôi

tasks-title = Việc của tôi
tasks-none = Hiện anh/chị không có việc nào cần xử lý. Việc mới sẽ hiện ở đây khi đến lượt anh/chị.
# $count (Number) - tasks
tasks-heading = Việc của tôi: { $count } việc
tasks-own-hat = Việc cá nhân
# $role (String) - the role
tasks-as-hat = Với vai trò { $role }
tasks-due = Hạn
# $weekday (String) - day of the week
# $day (String) - the day
tasks-due-on = { $weekday } { $day }
# $days (Number) - days
tasks-days-left = còn { $days } ngày
tasks-today = hôm nay
# $days (Number) - days
tasks-late = quá hạn { $days } ngày
tasks-no-due = Không có hạn
# $name (String) - the person
tasks-approve-role = Phê duyệt vai trò cho { $name }
# $name (String) - the person
tasks-sign-chief = Ký cử { $name } đứng đầu đơn vị
# $name (String) - the person
tasks-sign-assignment = Ký phân công về { $name } (cơ quan kiểm soát, người thân)
# $name (String) - the person
tasks-confirm-keys = Xác nhận khóa mới của { $name }
# $name (String) - the person
tasks-admit-to-circle = Trao khóa nhóm nhận cho { $name }
# $name (String) - the person
tasks-lock-account = Khóa tài khoản của { $name }, đã rời cơ quan
# $name (String) - the person
tasks-review-roles = Xem lại vai trò của { $name } sau khi có biến động
# $name (String) - the person
tasks-return-due = { $name } sắp hết hạn nghỉ: ghi trở lại hoặc gia hạn
tasks-declare = Kê khai tài sản, thu nhập của anh/chị
tasks-complete-declaration = Bổ sung bản kê khai tài sản, thu nhập theo yêu cầu
tasks-approve-roster = Phê duyệt danh sách người kê khai
tasks-correct-roster = Điều chỉnh danh sách người kê khai mà thủ trưởng trả lại
tasks-receive-declaration = Tiếp nhận một bản kê khai
# $name (String) - the declarant
tasks-receive-declaration-of = Tiếp nhận bản kê khai của { $name }
tasks-something = Một việc cần xử lý
tasks-reviewed = Vai trò vẫn phù hợp
# $name (String) - the person
tasks-reviewed-for = Vai trò của { $name } vẫn phù hợp
tasks-password-recovered = Mật khẩu của tài khoản này vừa được đặt lại bằng mã khôi phục
tasks-re-invited = Một phiếu mời mới vừa được cấp cho tài khoản này
tasks-second-factor-reset = Xác thực hai lớp của tài khoản này vừa được gỡ theo yêu cầu
tasks-not-me = Nếu không phải do anh/chị làm hoặc yêu cầu, hãy đổi khóa của mình ngay và báo cán bộ tổ chức.
tasks-seen = Tôi đã biết
