### Quản trị tài khoản: danh sách, một tài khoản, phiếu mời.

administration-nav = Tài khoản
administration-link = Xem tài khoản của cơ quan
administration-title = Tài khoản của cơ quan
administration-search = Tìm theo họ tên
administration-search-hint = Nhập vài chữ đầu của mỗi tiếng, có dấu hay không dấu, theo thứ tự nào cũng được, ví dụ: lan ng
administration-search-submit = Tìm
administration-list = Danh sách tài khoản, xếp theo tên
administration-name = Họ và tên
administration-unit = Đơn vị
administration-login = Tên đăng nhập
administration-state = Tình trạng
administration-state-invited = Chờ đăng nhập lần đầu
administration-state-active = Đang dùng
administration-state-locked = Đang khóa
administration-none = Chưa có tài khoản nào.
# $words (String) - what was typed
administration-none-found = Không có ai tên như "{ $words }". Hãy nhập ít chữ hơn hoặc xem tất cả.
administration-pages = Các trang của danh sách
administration-next = Xem tiếp
administration-first-page = Về đầu danh sách
administration-show-all = Xem tất cả

## Một tài khoản

administration-account-title = Tài khoản
administration-key-heading = Mã khóa
administration-key-text = Mã khóa không hiện ở đây. Khi cấp quyền, hãy gọi cho chính người đó và nghe đọc mã ấy từ trang Tài khoản của tôi: chỉ như vậy mới biết chắc là cấp cho đúng người.
administration-roles = Vai trò
administration-role = Vai trò
administration-role-from = Từ ngày
administration-role-to = Đến ngày
administration-role-open = Chưa định ngày
administration-role-proposed = Chờ phê duyệt
administration-role-coming = Chưa đến ngày
administration-role-in-force = Đang có hiệu lực
administration-role-over = Đã kết thúc
administration-roles-none = Chưa có vai trò nào.
administration-acts = Việc có thể làm
administration-own-text = Đây là tài khoản của chính anh/chị. Không ai tự khóa hay tự làm phiếu mời cho mình; mật khẩu và các phiên của mình thì xem ở trang riêng.
administration-nothing-text = Anh/chị không làm gì thêm với tài khoản này. Khóa và mở khóa là việc của người quản trị hệ thống; làm phiếu mời là việc của cán bộ tổ chức, còn phiếu mời cho cán bộ tổ chức thì thủ trưởng làm được. Tài khoản đang khóa phải được mở khóa trước.
administration-lock-text = Khóa xong, mọi phiên đang mở kết thúc ngay và không đăng nhập được nữa, kể cả khi đúng mật khẩu. Mở khóa lại lúc nào cũng được.
administration-lock = Khóa tài khoản
administration-unlock-text = Mở khóa xong, tài khoản trở lại như trước khi khóa: mật khẩu cũ vẫn dùng được.
administration-unlock = Mở khóa tài khoản
administration-end-text = Dùng khi người này quên đăng xuất ở máy khác hoặc mất máy. Mọi phiên đang mở kết thúc ngay; người ấy đăng nhập lại như thường.
administration-end = Kết thúc mọi phiên
administration-invite-first-text = Người này chưa đăng nhập lần nào. Phiếu mời có mã để mở tài khoản. Làm phiếu mới thì phiếu làm trước đây hết giá trị.
administration-invite-first = Làm phiếu mời
administration-invite-again-text = Dành cho người quên mật khẩu và không còn mã khôi phục. Hãy gặp tận mặt và xem giấy tờ tùy thân. Mật khẩu cũ vẫn dùng được cho đến khi người ấy dùng phiếu; lúc đó mọi phiên đang mở kết thúc.
administration-invite-again = Làm phiếu mời lại
administration-done-lock = Đã khóa tài khoản. Các phiên của tài khoản đã kết thúc.
administration-done-unlock = Đã mở khóa tài khoản.
administration-done-end = Đã kết thúc mọi phiên của tài khoản.
administration-done-reset = Đã bỏ xác thực hai lớp. Người này đặt lại ở lần đăng nhập tới.
administration-reset = Bỏ xác thực hai lớp
administration-reset-text = Khi người này mất điện thoại và không còn mã dự phòng: gặp trực tiếp để biết đúng người, rồi bỏ xác thực hai lớp. Các phiên đang mở sẽ kết thúc.

## Phiếu mời

administration-slip-title = Phiếu mời mở tài khoản
administration-slip-once = Mã trên phiếu chỉ hiện lần này và không được lưu ở đâu. Hãy in ngay (Ctrl + P). Tải lại trang hoặc bấm nút hai lần là làm phiếu mới: phiếu cũ hết giá trị, chỉ phiếu mới nhất dùng được.
administration-slip-hand = Đưa phiếu tận tay, không gửi qua thư điện tử hay tin nhắn, không chụp ảnh.
administration-slip-until = Dùng được đến
# $clock (String) - time of day
# $date (String) - day
administration-slip-until-value = { $clock } ngày { $date }
administration-slip-secret = Mã trên phiếu mời
administration-slip-steps = Cách mở tài khoản
administration-slip-need = Chuẩn bị phiếu này, một tờ giấy và cây bút. Việc này mất khoảng năm phút.
administration-slip-step-open = Mở trình duyệt, vào địa chỉ
administration-slip-step-type = Nhập tên đăng nhập và mã trên phiếu này.
administration-slip-step-finish = Ghi mã khôi phục ra giấy để cất ở nhà, rồi đặt mật khẩu của riêng anh/chị.
administration-slip-keep = Phiếu này được đưa tận tay, không gửi qua thư điện tử. Đừng đưa cho ai khác; mở xong tài khoản thì hủy phiếu.

## Phiếu mời theo đơn vị

administration-slips-title = Phiếu mời theo đơn vị
# $most (String) - a number
administration-slips-text = Những người chưa đăng nhập lần nào, theo đơn vị. Mỗi lần in làm phiếu mới cho tất cả những người đó của đơn vị, nhiều nhất { $most } người; phiếu cũ của họ hết giá trị.
administration-slips-units = Đơn vị có người chưa đăng nhập lần nào
administration-slips-people = Số người
administration-slips-print = Phiếu
# $unit (String) - name of a unit
administration-slips-print-of = Làm phiếu: { $unit }
administration-slips-none = Mọi người đều đã đăng nhập.

## Khóa của một người

administration-keys-absent = Người này chưa có khóa: chưa đăng nhập lần nào.
administration-keys-unconfirmed = Khóa hiện nay của người này chưa được xác nhận đủ.
administration-keys-confirmed = Khóa hiện nay của người này đã được xác nhận.
administration-keys-link = Xác nhận khóa của người này
administration-keys-title = Xác nhận khóa
administration-keys-text = Hãy gọi cho chính người này theo số điện thoại anh/chị đã biết và nghe đọc mã khóa ở trang Tài khoản của tôi. Nhập đúng mã ấy là anh/chị ký xác nhận khóa này là của người ấy. Nếu anh/chị là cán bộ tổ chức, các hồ sơ đã nộp của người ấy được chuyển sang khóa này.
administration-keys-submit = Ký xác nhận khóa
administration-done-keys = Đã xác nhận khóa.

## Người chưa có tài khoản

administration-new-title = Người chưa có tài khoản
# $most (String) - how many at one go
administration-new-text = Mỗi lần đề nghị tài khoản cho tất cả những người chưa có của một đơn vị, nhiều nhất { $most } người. Tên đăng nhập lấy từ tên và chữ đầu của họ, đệm. Cán bộ tổ chức in phiếu mời rồi trao tận tay; khi làm phiếu là phê duyệt để người đó kê khai.
administration-new-units = Đơn vị có người chưa có tài khoản
administration-new-act = Tài khoản
# $unit (String) - name of a unit
administration-new-of = Đề nghị tài khoản: { $unit }
administration-new-none = Mọi người đang công tác đều đã có tài khoản.
administration-new-done = Đã đề nghị tài khoản. Cán bộ tổ chức sẽ in phiếu mời ở trang "Phiếu mời theo đơn vị".
