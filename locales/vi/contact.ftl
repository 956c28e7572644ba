### Biểu mẫu "Người hỗ trợ người dùng" và thư báo gửi người đó.

contact-title = Người hỗ trợ người dùng
contact-intro = Tên và số máy của người này hiện ở chân mọi trang và trên mọi trang báo lỗi.

## Các ô của biểu mẫu

contact-name-label = Họ và tên
contact-name-hint = Ghi như trong danh sách cán bộ của cơ quan.
contact-room-label = Phòng làm việc (không bắt buộc)
contact-room-hint = Ví dụ: phòng 204, nhà A.
contact-extension-label = Số điện thoại hoặc số máy nội bộ
contact-extension-hint = Ví dụ: 024 3555 0123 hoặc 204.
contact-mail-label = Thư điện tử
contact-mail-hint = Nhận thư báo của hệ thống; thư không kèm nội dung.
contact-save = Lưu người hỗ trợ

## Lỗi

contact-name-empty = Hãy nhập họ và tên.
contact-extension-empty = Hãy nhập số điện thoại hoặc số máy nội bộ.
contact-mail-empty = Hãy nhập địa chỉ thư điện tử.
# $max (Number) - longest accepted length, in characters
contact-too-long = Hãy rút gọn còn tối đa { $max } ký tự.
contact-not-a-telephone = Hãy nhập số điện thoại có ít nhất ba chữ số; ngoài chữ số chỉ dùng dấu cách, dấu chấm, dấu cộng và dấu gạch nối.
contact-not-a-mail = Hãy nhập địa chỉ thư điện tử đầy đủ, ví dụ ten@coquan.example.

## Sau khi lưu

contact-saved = Đã lưu người hỗ trợ. Thông tin mới đã hiển thị trên mọi trang.
contact-conflict = Trong lúc trang này đang mở, người khác đã sửa thông tin. Những gì vừa nhập vẫn được giữ trong biểu mẫu; hãy xem lại rồi lưu lần nữa.

## Thư báo: không được có nội dung, vì thư đi ra ngoài hệ thống

contact-mail-subject = Bạn có 1 việc cần xử lý
contact-mail-body =
    Bạn có 1 việc cần xử lý trong hệ thống { -service }. Hãy mở hệ thống để xem.

    Thư này được gửi tự động, không cần trả lời.
