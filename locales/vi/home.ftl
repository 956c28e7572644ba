### Trang chủ khi chưa có đăng nhập.

home-title = Liêm chính trong công vụ
home-lead = { -service } giúp cơ quan thực hiện việc kê khai tài sản, thu nhập, tự kiểm tra và xem xét kỷ luật đúng quy định, đúng hạn và bảo mật thông tin.

## Ba phần việc

home-declarations-title = Kê khai tài sản, thu nhập
home-declarations-text = Lập, ký, nộp và tiếp nhận bản kê khai theo đúng mẫu và đúng hạn.
home-inspection-title = Tự kiểm tra
home-inspection-text = Lập kế hoạch, ghi nhận kết quả và theo dõi việc khắc phục đến khi xong.
home-discipline-title = Xem xét kỷ luật
home-discipline-text = Theo dõi từng bước, từng thời hạn của vụ việc; chỉ người được giao mới xem được.

## Phiên bản này

home-not-yet-heading = Phiên bản này mới có các chức năng nền tảng
home-not-yet-text = Đã có tài khoản và đăng nhập. Chưa có các phần việc ở trên, nên chưa nhập được dữ liệu. Ai cũng có thể tra cứu thời hạn, lịch làm việc, tham số pháp luật, xem tình trạng hệ thống và thư viện giao diện.
home-lookup-link = Tra cứu thời hạn
home-calendar-link = Xem lịch làm việc
home-parameters-link = Xem tham số pháp luật
home-status-link = Xem tình trạng hệ thống
home-gallery-link = Xem thư viện giao diện
