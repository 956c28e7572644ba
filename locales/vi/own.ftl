### Tài khoản của tôi.

own-title = Tài khoản của tôi
own-name = Họ và tên
own-unit = Đơn vị
own-login = Tên đăng nhập
own-hats = Vai trò đang có
own-hats-none = Chưa có vai trò nào
own-factor = Xác thực hai lớp
own-factor-on = Đang dùng
own-factor-off = Chưa dùng
own-key-heading = Mã khóa của tôi
own-key-text = Khi cấp quyền cho anh/chị, đồng nghiệp gọi điện nghe anh/chị đọc mã này rồi nhập vào. Như vậy người ấy biết chắc là cấp cho đúng anh/chị. Mã này không phải bí mật.
own-key-caption = Mã khóa
own-sessions = Các phiên đang mở
own-session-browser = Trình duyệt
own-session-since = Đăng nhập lúc
own-session-last = Dùng lần cuối
own-session-unknown = Không rõ
# $browser (String) - browser and system
own-session-this = { $browser } (phiên này)
own-sessions-text = Thấy phiên không phải của mình thì kết thúc các phiên khác rồi đổi mật khẩu ngay.
own-sessions-end = Kết thúc mọi phiên khác
own-sessions-none = Không có phiên nào.
own-security = Bảo mật
own-link-password = Đổi mật khẩu
own-link-code = Tạo mã khôi phục mới
own-link-factor = Xác thực hai lớp
own-done-password = Đã đổi mật khẩu. Các phiên khác đã kết thúc.
own-done-code = Mã khôi phục mới đã có hiệu lực. Hãy hủy tờ giấy ghi mã cũ.
own-done-sessions = Các phiên khác đã kết thúc.
own-done-factor-removed = Đã bỏ xác thực hai lớp.

## Đổi mật khẩu

own-password-title = Đổi mật khẩu
own-password-text = Đổi xong, các phiên khác của anh/chị đều kết thúc. Mã khôi phục vẫn dùng được như trước.
own-password-present = Mật khẩu hiện nay
own-password-submit = Đổi mật khẩu

## Mã khôi phục

own-code-title = Mã khôi phục mới
own-code-text = Mã cũ còn hiệu lực cho đến khi anh/chị bấm nút ở cuối trang.
own-code-submit = Dùng mã mới này
own-code-stale = Trang trước đã cũ. Đây là mã mới khác, hãy ghi mã này.

## Xác thực hai lớp

own-factor-title = Xác thực hai lớp
own-factor-text = Sau mật khẩu, hệ thống hỏi thêm mã 6 chữ số đang hiện trên điện thoại của anh/chị. Ai biết mật khẩu của anh/chị mà không cầm điện thoại thì không đăng nhập được. Vai trò đọc hồ sơ của người khác chỉ dùng được khi có lớp này.
own-factor-need = Cần một ứng dụng xác thực trên điện thoại (loại nào theo chuẩn TOTP cũng được), tờ giấy và cây bút.
own-factor-begin = Bắt đầu
own-factor-scan-heading = 1. Quét mã bằng ứng dụng xác thực
own-factor-qr = Mã QR để ứng dụng xác thực quét
own-factor-typed = Không quét được?
own-factor-typed-text = Trong ứng dụng, chọn nhập khóa bằng tay, loại "theo thời gian", rồi nhập khóa này:
own-factor-code-heading = 2. Nhập mã mà ứng dụng hiện
own-factor-code = Mã 6 chữ số
own-factor-confirm = Bật xác thực hai lớp
own-factor-codes-title = Đã bật. Hãy ghi mã dự phòng ra giấy
own-factor-codes-text = Mất điện thoại thì mỗi mã dưới đây thay được mã trên điện thoại một lần. Các mã chỉ hiện lần này: hãy ghi hoặc in ngay (Ctrl + P) và cất ở nhà.
own-factor-codes-caption = Mã dự phòng
own-factor-codes-done = Tôi đã ghi xong
own-factor-in-force = Xác thực hai lớp đang dùng cho tài khoản này.
own-factor-missed = Chưa kịp ghi mã dự phòng, hoặc đổi điện thoại? Hãy bỏ xác thực hai lớp rồi bật lại.
own-factor-remove-text = Bỏ xong, những vai trò cần xác thực hai lớp không dùng được cho đến khi bật lại.
own-factor-remove = Bỏ xác thực hai lớp
own-factor-none = Chưa có gì để xác nhận. Hãy bắt đầu lại.

## Trang chủ của người đã đăng nhập

# $name (String) - name of the person
own-greeting = Xin chào { $name }
own-greeting-factor = Vai trò của anh/chị cần xác thực hai lớp trước khi dùng được.
own-greeting-factor-link = Bật xác thực hai lớp
# Đầu đề hai danh sách đường dẫn ở trang chủ
own-home-work = Các trang của anh/chị
own-home-public = Tra cứu và thông tin chung
own-link-keys = Đăng xuất mọi nơi và đổi khóa
# $roles (String) - names of his roles
own-greeting-keys = Vai trò { $roles } của anh/chị chưa dùng được: anh/chị vào lại bằng phiếu mời mới nên có khóa mới, và khóa ấy chưa được xác nhận là của anh/chị.
# $by (String) - names of roles
own-greeting-keys-by = Hãy nhờ hai người khác, mỗi người giữ một trong các vai trò: { $by }. Đọc cho họ nghe mã khóa ở trang Tài khoản của tôi; họ nhập mã ấy là khóa được xác nhận và vai trò có hiệu lực lại.
own-greeting-keys-nobody = Hiện không có ai khác giữ vai trò được xác nhận khóa. Hãy báo thủ trưởng và quản trị hệ thống.
own-greeting-keys-link = Xem mã khóa của tôi
own-greeting-recovery = Có đề nghị mở khóa cũ của anh/chị. Hãy xem ngay: nếu không phải anh/chị nhờ thì từ chối.
own-greeting-recovery-link = Xem đề nghị mở khóa cũ

## Đổi khóa

own-keys-title = Đăng xuất mọi nơi và đổi khóa
own-keys-text = Dùng khi ngờ có người biết mật khẩu hoặc mã khôi phục. Hệ thống làm khóa mới cho anh/chị; hồ sơ cũ vẫn mở được bằng khóa mới. Trước khi bấm nút ở cuối trang, hãy ghi mã khôi phục mới ra giấy.
own-keys-after = Xong việc này, mọi phiên đều kết thúc, kể cả phiên này. Anh/chị đăng nhập lại bằng mật khẩu hiện nay, rồi đổi cả mật khẩu. Mã khóa của anh/chị cũng là mã mới.
own-keys-submit = Đổi khóa và đăng xuất mọi nơi
own-keys-recovery-waits = Chưa đổi khóa được: những người giữ mảnh khóa đang được nhờ mở khóa cũ cho khóa hiện nay. Hãy mở hoặc từ chối trước.

## Khóa cũ do người giữ mảnh khóa mở

own-recovery-title = Đề nghị mở khóa cũ
# $clock (String) - time of day
# $date (String) - day
own-recovery-text = Lúc { $clock } ngày { $date }, ở máy chủ đã ghi đề nghị nhờ những người giữ mảnh khóa mở khóa mà anh/chị đã mất, để dùng với khóa hiện nay.
own-recovery-asked = Những người giữ mảnh khóa chưa trả lời.
# $clock (String) - time of day
# $date (String) - day
own-recovery-waits = Những người giữ mảnh khóa đã trả lời. Có thể mở từ { $clock } ngày { $date }: hệ thống chờ 24 giờ để anh/chị kịp từ chối nếu không phải anh/chị nhờ.
own-recovery-open = Những người giữ mảnh khóa đã trả lời và đã đủ 24 giờ. Anh/chị mở được khóa cũ.
own-recovery-open-submit = Mở khóa cũ
own-recovery-refuse-text = Nếu không phải anh/chị nhờ, hãy từ chối và báo kiểm toán nội bộ. Câu trả lời bị hủy, không ai mở được.
own-recovery-refuse = Từ chối, không phải tôi nhờ
own-done-recovery-opened = Đã mở khóa cũ. Hồ sơ trước đây của anh/chị dùng lại được.
own-done-recovery-refused = Đã từ chối. Câu trả lời của những người giữ mảnh khóa đã bị hủy.
