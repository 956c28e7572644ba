entry-sign-in-title = Đăng nhập
entry-sign-in-login = Tên đăng nhập
entry-sign-in-password = Mật khẩu
entry-sign-in-submit = Đăng nhập
entry-sign-in-first = Tôi đăng nhập lần đầu, có phiếu mời
entry-sign-in-trouble = Không đăng nhập được?
entry-sign-in-trouble-text = Nếu anh/chị quên mật khẩu, hãy dùng mã khôi phục đã ghi ra giấy khi đăng nhập lần đầu. Không còn mã đó thì liên hệ bộ phận tổ chức cán bộ để được mời lại; dữ liệu đã nộp không mất.
entry-sign-in-forgotten = Đặt lại mật khẩu bằng mã khôi phục
entry-sign-in-expired = Phiên làm việc đã hết. Những gì anh/chị vừa nhập vẫn còn: đăng nhập lại đúng tài khoản rồi bấm một nút để gửi tiếp.
entry-sign-in-not-kept = Anh/chị chưa đăng nhập hoặc đã đăng xuất, nên những gì vừa nhập chưa được gửi và không giữ lại được. Hãy đăng nhập rồi nhập lại.
# $seconds (Number) - how long to wait
entry-sign-in-wait = Đã nhập sai nhiều lần. Hãy chờ { $seconds } giây rồi thử lại. Tài khoản không bị khóa.
entry-sign-in-locked = Tài khoản đang bị khóa. Hãy liên hệ người quản trị hệ thống của cơ quan.
entry-step-up-title = Xác nhận lại mật khẩu
entry-step-up-text = Việc này cần chắc chắn là chính anh/chị đang làm. Sau khi xác nhận, anh/chị có 15 phút để làm những việc như vậy mà không bị hỏi lại.
entry-step-up-submit = Xác nhận
entry-carried-title = Gửi tiếp những gì anh/chị vừa nhập
entry-carried-text = Anh/chị đã được xác nhận. Bấm nút dưới đây để gửi tiếp đúng những gì đã nhập lúc trước.
entry-carried-send = Gửi tiếp
entry-carried-lost-title = Không gửi tiếp được
entry-carried-lost-text = Những gì nhập lúc trước thuộc về một tài khoản khác nên không được hiện ra ở đây. Nếu đó là tài khoản của anh/chị, hãy đăng xuất rồi đăng nhập lại đúng tài khoản ấy.
entry-carried-lost-again = Mở lại trang

## Đăng nhập lần đầu

entry-first-title = Đăng nhập lần đầu
entry-first-text = Hãy chuẩn bị phiếu mời do bộ phận tổ chức cán bộ phát, một tờ giấy và cây bút. Việc này mất khoảng năm phút.
entry-first-login-hint = Viết đúng như trên phiếu mời.
entry-first-secret = Mã trên phiếu mời
entry-first-secret-hint = 16 chữ và số, chia thành bốn nhóm. Viết hoa hay thường, có hay không có gạch nối đều được.
entry-first-submit = Tiếp tục
entry-first-stale = Trang trước đã cũ, nên chưa có gì được lưu. Hãy nhập lại phiếu mời để nhận mã khôi phục mới; mã hiện lúc trước không còn dùng được.
entry-first-again = Đã có mật khẩu? Đăng nhập
entry-complete-title = Ghi mã khôi phục và đặt mật khẩu
# $name (String) - name of the person
entry-complete-greeting = Phiếu mời này là của { $name }. Nếu đó không phải là anh/chị, hãy dừng lại và báo bộ phận tổ chức cán bộ.
entry-complete-code-heading = 1. Ghi mã khôi phục ra giấy
entry-complete-password-heading = 2. Đặt mật khẩu
entry-complete-submit = Mở tài khoản
entry-code-purpose = Đây là mã khôi phục của anh/chị. Quên mật khẩu thì chỉ mã này mở lại được tài khoản ngay; cơ quan không giữ bản nào. Hãy ghi ra giấy ngay bây giờ (hoặc in trang này bằng Ctrl + P), cất ở nhà, không để ở cơ quan và không chụp ảnh.
entry-code-caption = Mã khôi phục
entry-code-paper = Giấy này mở được tài khoản của anh/chị khi quên mật khẩu. Hãy cất ở nhà.
entry-code-end = Bốn ký tự cuối của mã khôi phục
entry-code-end-hint = Là nhóm cuối cùng. Nhìn vào tờ giấy vừa ghi để nhập, như vậy biết chắc là đã ghi đúng.
entry-new-password = Mật khẩu mới
entry-new-password-hint = Ít nhất 12 ký tự. Một câu ngắn dễ nhớ là đủ, ví dụ bốn năm từ không liên quan với nhau.
entry-new-password-again = Nhập lại mật khẩu mới

## Xác thực hai lớp

entry-factor-title = Nhập mã xác thực
entry-factor-text = Mật khẩu đã đúng. Để vào tài khoản còn cần mã của ứng dụng xác thực trên điện thoại.
entry-factor-code = Mã xác thực hoặc mã dự phòng
entry-factor-code-hint = Mã 6 chữ số đang hiện trong ứng dụng xác thực. Không có điện thoại bên mình thì nhập một mã dự phòng đã ghi ra giấy.
entry-factor-submit = Vào tài khoản
entry-factor-sign-out = Đăng xuất

## Quên mật khẩu

entry-forgotten-title = Đặt lại mật khẩu
entry-forgotten-text = Hãy lấy tờ giấy ghi mã khôi phục khi đăng nhập lần đầu. Đặt xong mật khẩu mới, mọi phiên đang mở của tài khoản đều kết thúc.
entry-forgotten-code = Mã khôi phục
entry-forgotten-code-hint = Các nhóm bốn chữ và số. Viết hoa hay thường, có hay không có gạch nối đều được.
entry-forgotten-submit = Đặt mật khẩu mới
entry-forgotten-stale = Tài khoản vừa được thay đổi ở nơi khác, nên chưa đặt được mật khẩu. Hãy nhập lại.
entry-forgotten-done = Đã đặt mật khẩu mới. Hãy đăng nhập bằng mật khẩu ấy.
entry-forgotten-done-code = Mã khôi phục vừa dùng vẫn còn hiệu lực cho đến khi anh/chị thay. Đăng nhập xong, hãy vào Tài khoản của tôi để tạo mã mới.
entry-keys-changed = Đã đổi khóa và kết thúc mọi phiên. Hãy đăng nhập lại bằng mật khẩu hiện nay.
entry-keys-changed-next = Mã khôi phục cũ hết giá trị; mã vừa ghi là mã đang dùng. Nếu ngờ có người biết mật khẩu, đăng nhập xong hãy đổi ngay ở trang Tài khoản của tôi.
entry-lost-summary = Không còn mã khôi phục?
entry-lost-declarant = Nếu anh/chị chỉ kê khai cho mình: mang giấy tờ tùy thân đến bộ phận tổ chức cán bộ để được mời lại. Những bản đã nộp không mất: cán bộ tổ chức làm cho anh/chị đọc lại được.
entry-lost-officer = Nếu anh/chị đọc hồ sơ của người khác: xin mời lại như trên, rồi một người cùng nhóm hoặc cùng xử lý hồ sơ cấp lại quyền đọc.
entry-lost-sole = Nếu chỉ một mình anh/chị giữ hồ sơ: những người giữ mảnh khóa của cơ quan cùng nhau mở lại. Hãy báo thủ trưởng.
entry-lost-rest = Không ai một mình mở được tài khoản của anh/chị, quản trị hệ thống cũng không.
entry-demo-title = Tài khoản dùng thử
entry-demo-text = Đây là cơ quan giả định để dùng thử, không có người thật. Mật khẩu được in ra khi tạo; mã xác thực dưới đây đổi sau mỗi 30 giây, tải lại trang để xem mã mới.
entry-demo-caption = Mỗi vai một tài khoản
entry-demo-role = Vai
entry-demo-name = Tên
entry-demo-code = Mã xác thực lúc này
entry-demo-no-code = không cần
