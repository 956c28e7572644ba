### Khung của mọi trang: đầu trang, trình đơn, chân trang, người cần gọi.

layout-service-name = { -service }
layout-service-tagline = Kê khai tài sản, tự kiểm tra, kỷ luật: đúng quy định, đúng hạn, bảo mật
# $page (String) - heading of the page
# $service (String) - name of the service
layout-page-title = { $page } – { $service }
# Stands before the title of a page with errors; the space at the end belongs to it.
layout-error-title-prefix = Lỗi:{ " " }

## Trình đơn

layout-navigation-label = Trình đơn chính
layout-nav-home = Trang chủ
layout-nav-lookup = Tra cứu
layout-nav-system-status = Tình trạng hệ thống
layout-nav-gallery = Thư viện giao diện

## Chân trang

layout-footer-heading = Hỗ trợ và ngôn ngữ
layout-language-label = Ngôn ngữ
layout-language-vi = Tiếng Việt
layout-language-en = English

## Người cần gọi

layout-contact-heading = Cần trợ giúp?
# $name (String) - the person to call
# $room (String) - where that person sits
# $extension (String) - telephone number or extension
layout-contact-line = Gọi { $name }, { $room }, máy { $extension }
# $name (String) - the person to call
# $extension (String) - telephone number or extension
layout-contact-line-no-room = Gọi { $name }, máy { $extension }
layout-contact-none = Hãy báo bộ phận công nghệ thông tin của cơ quan.

## Trình duyệt cũ

layout-unsupported-browser = Trình duyệt này đã cũ: mọi chức năng vẫn dùng được, nhưng không có tự lưu. Hãy bấm nút lưu trước khi rời trang.

## Tài khoản

layout-account-label = Tài khoản
layout-sign-in = Đăng nhập
layout-sign-out = Đăng xuất
layout-session-ends = Phiên làm việc sẽ kết thúc sau khoảng hai phút nếu không mở trang nào.
# $time (String) - the time of day
layout-session-closes = Phiên làm việc này kết thúc lúc { $time } dù vẫn đang dùng.
layout-session-kept = Những gì đang nhập không mất: nếu phiên kết thúc, cứ bấm nút gửi, đăng nhập lại rồi gửi tiếp.
