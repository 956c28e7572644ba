### Nhật ký sự kiện, dành cho kiểm toán nội bộ.

audit-nav = Nhật ký
audit-title = Nhật ký sự kiện
audit-lead = Ai đã làm gì, vào lúc nào. Nội dung hồ sơ không có ở đây.
audit-home-link = Xem nhật ký sự kiện

## Điểm chốt

audit-head = Tình trạng nhật ký
audit-head-size = Số sự kiện trong nhật ký
audit-head-signed = Đã chốt
# $count (Number) - events that the signed head contains
audit-head-signed-count = { $count } sự kiện đầu
audit-head-signed-none = Chưa có điểm chốt nào
audit-head-root = Mã gốc (phần đầu)
audit-head-at = Chốt lúc
audit-head-pdf = Tải phiếu xác nhận nhật ký (PDF)

## Bộ lọc

audit-filter = Lọc nhật ký
audit-from = Từ ngày
audit-to = Đến ngày
audit-action = Việc
audit-action-all = Mọi việc
audit-login = Tên đăng nhập của người thực hiện
audit-about = Đối tượng của việc
audit-about-hint = Tên đăng nhập hoặc số hiệu của một người (gồm cả tài khoản của người đó), hoặc mã như ghi ở cột Đối tượng.
# $day (String) - first day
audit-selected-from = Từ { $day }
# $day (String) - last day
audit-selected-to = Đến { $day }
# $subject (String) - who or what
audit-selected-subject = Về { $subject }
# $typed (String) - what was typed
audit-error-subject = Không có ai, cũng không có sự kiện nào, ứng với "{ $typed }". Hãy kiểm tra lại, hoặc đi theo liên kết ở cột Đối tượng.
# $login (String) - what was typed
audit-error-login = Không có tài khoản nào có tên đăng nhập "{ $login }". Hãy kiểm tra lại chữ viết.

## Danh sách

audit-list = Sự kiện, mới nhất ở trên
audit-number = Số
audit-at = Lúc
audit-actor = Người thực hiện
audit-subject = Đối tượng
audit-about-link = Chỉ việc về đối tượng này
# $number (Number) - number of the event in the row
audit-about-link-row = (sự kiện số { $number })
audit-id = Mã sự kiện
audit-code = Mã việc
audit-signed = Chốt
audit-signed-yes = Đã chốt
audit-signed-no = Chưa chốt
audit-confidential = Sự kiện bảo mật
# $hour (String) - two digits
# $day (String) - date
audit-hour = { $hour } giờ, { $day }
audit-altered = Sự kiện này đã bị sửa sau khi ghi. Hãy báo ngay cho thủ trưởng và chạy lệnh liemchinh ledger verify.
audit-empty = Không có sự kiện nào như vậy. Hãy bớt điều kiện lọc.
audit-older = Cũ hơn
audit-newest = Về trang mới nhất

## Người

audit-visitor = Người chưa đăng nhập
audit-worker = Máy chủ
audit-console = Bảng điều khiển máy chủ
# $name (String) - name of the person
# $login (String) - what is typed as login
audit-account = { $name } ({ $login })
# $text (String) - what the ledger says
audit-unknown = Không rõ ({ $text })

## Xuất

audit-export = Xuất ra tệp CSV
# $most (Number) - events in one file
audit-export-text = Tệp có đúng những sự kiện đang lọc, nhiều nhất { $most } sự kiện mới nhất. Việc xuất cũng được ghi vào nhật ký.
# $most (Number) - events in one file
audit-export-cut = Tệp này chỉ có { $most } sự kiện mới nhất. Còn sự kiện cũ hơn: hãy lọc theo ngày rồi xuất tiếp.

## Tên các việc

audit-action-account-invited = Cấp phiếu mời
audit-action-unit-invited = Cấp phiếu mời cho cả đơn vị
audit-action-accounts-proposed = Đề nghị tài khoản cho một đơn vị
audit-action-assignment-proposed = Đề nghị cơ quan kiểm soát hoặc người thân
audit-action-assignment-refused = Không ký cơ quan kiểm soát hoặc người thân
audit-action-assignment-signed = Ký cơ quan kiểm soát hoặc người thân
audit-action-chief-proposed = Đề nghị người đứng đầu đơn vị
audit-action-chief-refused = Không ký cử người đứng đầu đơn vị
audit-action-chief-signed = Ký cử người đứng đầu đơn vị
audit-action-person-changed = Sửa hồ sơ nhân sự
audit-action-person-details-opened = Mở thông tin niêm phong của một người
audit-action-person-details-sealed = Niêm phong thông tin cá nhân
audit-action-person-entered = Thêm người vào danh sách nhân sự
audit-action-person-move-undone = Hoàn tác biến động nhân sự
audit-action-person-moved = Ghi biến động nhân sự
audit-action-roles-reviewed = Xem lại vai trò sau biến động
audit-action-stand-in-appointed = Ghi người thay thế
audit-action-stand-in-ended = Kết thúc việc thay thế
audit-action-unit-changed = Ghi quyết định về đơn vị
audit-action-account-keys-changed = Đổi khóa của mình, đăng xuất mọi nơi
audit-action-circle-admitted = Trao khóa nhóm nhận
audit-action-circle-alarm = BÁO ĐỘNG: nhóm nhận không khớp chữ ký
audit-action-circle-founded = Lập nhóm nhận
audit-action-circle-rotated = Đổi khóa nhóm nhận
audit-action-circle-settled = Nhóm nhận không cần đổi khóa
audit-action-keyring-kept = Cất vòng khóa của mình
audit-action-keys-endorsed = Xác nhận khóa
audit-action-records-handed-over = Chuyển khóa hồ sơ sang khóa mới
audit-action-recovery-answered = Nhận trả lời của người giữ mảnh khóa
audit-action-recovery-opened = Mở khóa cũ do người giữ mảnh khóa trả lời
audit-action-recovery-refused = Từ chối mở khóa cũ
audit-action-recovery-requested = Đề nghị người giữ mảnh khóa mở khóa cũ
audit-action-role-approved = Phê duyệt vai trò
audit-action-role-ended = Kết thúc vai trò
audit-action-role-proposed = Đề nghị vai trò
audit-action-role-refused = Bác đề nghị vai trò
audit-action-roles-bound = Vai trò đi theo khóa mới
audit-action-access-refused = Bị từ chối truy cập
audit-action-account-locked = Khóa tài khoản
audit-action-account-opened = Mở tài khoản lần đầu
audit-action-account-password-changed = Đổi mật khẩu
audit-action-account-password-recovered = Đặt lại mật khẩu bằng mã khôi phục
audit-action-account-re-invited = Cấp lại phiếu mời
audit-action-account-recovery-code-changed = Đổi mã khôi phục
audit-action-account-sessions-ended = Kết thúc mọi phiên của tài khoản
audit-action-account-unlocked = Mở khóa tài khoản
audit-action-backup-made = Sao lưu dữ liệu
audit-action-backup-restored = Phục hồi dữ liệu từ bản sao lưu
audit-action-contact-changed = Đổi người hỗ trợ
audit-action-event-missing = Phát hiện mất sự kiện
audit-action-founding-imported = Lập các vai trò ban đầu
audit-action-installation-founded = Thành lập hệ thống
audit-action-invitation-refused = Nhập sai phiếu mời
audit-action-ledger-head-sent = Gửi điểm chốt nhật ký hằng ngày
audit-action-ledger-exported = Xuất nhật ký
audit-action-second-factor-begun = Bắt đầu bật xác thực hai lớp
audit-action-second-factor-code-used = Dùng mã dự phòng
audit-action-second-factor-confirmed = Bật xác thực hai lớp
audit-action-second-factor-removed = Bỏ xác thực hai lớp
audit-action-second-factor-reset = Bỏ xác thực hai lớp của người khác
audit-action-session-closed = Đăng xuất
audit-action-session-opened = Đăng nhập
audit-action-session-others-ended = Kết thúc các phiên khác của mình
audit-action-session-second-factor = Nhập mã xác thực
audit-action-session-stepped-up = Xác nhận lại mật khẩu
audit-action-declaration-asked = Ký nội dung yêu cầu bổ sung bản kê khai
audit-action-declaration-begun = Bắt đầu kê khai
audit-action-declaration-discarded = Bỏ bản kê khai nháp
audit-action-declaration-file-opened = Mở tệp kèm bản kê khai
audit-action-declaration-opened = Mở xem bản kê khai
audit-action-declaration-paper-in = Nhận bản giấy đã ký của bản kê khai
audit-action-declaration-receipt-undone = Hủy tiếp nhận bản kê khai
audit-action-declaration-received = Tiếp nhận bản kê khai
audit-action-declaration-returned = Yêu cầu bổ sung bản kê khai
audit-action-declaration-submitted = Ký và nộp bản kê khai
audit-action-declaration-withdrawn = Rút lại bản kê khai chưa ai mở
audit-action-roster-corrected = Điều chỉnh danh sách người kê khai
audit-action-round-approved = Phê duyệt danh sách người kê khai
audit-action-round-listed = Lập danh sách người kê khai
audit-action-round-opened = Mở đợt kê khai
audit-action-roster-exported = Tải danh sách người kê khai
audit-action-round-returned = Trả lại danh sách người kê khai
audit-action-round-sent = Trình danh sách người kê khai
audit-action-register-exported = Tải sổ theo dõi kê khai
audit-action-staff-exported = Xuất danh sách cán bộ
audit-action-staff-imported = Nhập danh sách cán bộ

## Thư điểm chốt hằng ngày gửi người kiểm tra nhật ký

# $day (String) - the day
audit-mail-subject = Điểm chốt nhật ký ngày { $day }
# $note (String) - the signed head
# $key (String) - the key that verifies it
audit-mail-body =
    Đây là điểm chốt đã ký của nhật ký trong hệ thống { -service }. Hãy giữ thư này ở ngoài máy chủ: nếu sau này nhật ký bị cắt bớt hoặc bị thay bằng bản cũ, lệnh ledger verify --checkpoint sẽ phát hiện nhờ các dòng dưới đây.

    { $note }
    Khóa kiểm tra: { $key }

    Thư này được gửi tự động, không cần trả lời.
