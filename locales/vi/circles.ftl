### Nhóm nhận: ai giữ khóa chung của một chức trách.

circles-title = Nhóm nhận của tôi
circles-link = Nhóm nhận của tôi
circles-text = Mỗi nhóm nhận có một khóa chung. Hồ sơ gửi cho nhóm chỉ những người dưới đây mở được; người quản trị hệ thống không mở được. Ai thôi chức trách thì phiên làm việc tiếp theo của một người trong nhóm tự đổi khóa.
circles-none = Vai trò của anh/chị không thuộc nhóm nhận nào.
circles-kind-unit = Nhóm của đơn vị
circles-kind-personnel = Nhóm tổ chức cán bộ
circles-kind-leadership = Nhóm lãnh đạo
circles-kind-control = Nhóm cơ quan kiểm soát
circles-kind-statistics = Nhóm thống kê
circles-kind-audit = Nhóm kiểm toán nội bộ
circles-of-agency = toàn cơ quan
circles-members = Người giữ khóa
circles-members-none = Chưa ai giữ khóa của nhóm này. Người đầu tiên có vai trò, đã được xác nhận khóa, lập nhóm khi đăng nhập với xác thực hai lớp.
circles-name = Họ và tên
circles-unit = Đơn vị
circles-member = Anh/chị đang giữ khóa
circles-not-member = Anh/chị chưa giữ khóa. Hãy gọi cho một người trong nhóm và đọc mã khóa ở trang Tài khoản của tôi; người ấy nhập mã để trao khóa.
circles-alone = Chỉ một người giữ khóa. Người này mất mật khẩu và mã khôi phục thì chỉ những người giữ mảnh khóa mở lại được. Nên có thêm một người.
circles-unsound = Danh sách người giữ khóa không khớp với chữ ký. Không mở và không gửi gì bằng khóa của nhóm này; hãy báo kiểm toán nội bộ.
circles-waiting = Chờ được trao khóa
circles-waiting-role = Vai trò
circles-admit = Trao khóa
# $name (String) - name of the person
circles-admit-of = Trao khóa cho { $name }
circles-admit-title = Trao khóa của nhóm nhận
circles-admit-text = Hãy gọi cho chính người này theo số điện thoại anh/chị đã biết và nghe đọc mã khóa ở trang Tài khoản của tôi. Nhập đúng mã ấy là anh/chị xác nhận khóa này là của người ấy và trao khóa của nhóm.
circles-code = Mã khóa nghe được từ người này
circles-code-hint = 16 chữ và số, có hay không có gạch nối, ví dụ ABCD-EFGH-JKMN-PQRS
circles-admit-submit = Trao khóa
circles-wrong-code = Mã này không phải mã khóa của người ấy. Hãy nghe đọc lại; nếu vẫn không khớp thì dừng và báo kiểm toán nội bộ.
circles-another-voice = Lời xác nhận của anh/chị đã được ghi. Người này làm lại khóa sau khi mất khóa cũ, nên cần thêm một người khác (thủ trưởng, cán bộ tổ chức hoặc kiểm toán nội bộ) xác nhận rồi mới trao được khóa.
circles-done = Đã trao khóa của nhóm nhận.
