### Trang "Tình trạng hệ thống" và bản PDF của trang.

status-title = Tình trạng hệ thống
status-intro = Những thông tin cần đọc cho người hỗ trợ khi báo sự cố; không có dữ liệu cá nhân.
status-column-item = Thông số
status-column-value = Giá trị

## Các dòng của bảng

status-version = Phiên bản phần mềm
status-schema = Phiên bản cấu trúc dữ liệu
status-engine = Hệ quản trị cơ sở dữ liệu
status-clock = Đồng hồ máy chủ
status-store-clock = Đồng hồ cơ sở dữ liệu
status-clocks = Đối chiếu hai đồng hồ
status-clocks-agree = Hai đồng hồ khớp nhau
# $seconds (Number) - how far the clocks are apart
status-clocks-differ = Hai đồng hồ lệch nhau { $seconds } giây: cần chỉnh lại giờ vì thời hạn và giấy xác nhận tính theo đồng hồ này
# $seconds (Number) - how far the clocks are apart
status-clocks-apart = Lệch nhau { $seconds } giây
status-law = Tham số pháp luật
# $count (Number) - how many dated legal parameters the program carries
status-law-parameters = { $count } tham số
status-request = Mã tham chiếu

## Bản PDF

status-download-pdf = Tải bản PDF
status-national-title = CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
status-national-motto = Độc lập - Tự do - Hạnh phúc
status-pdf-agency = Hệ thống { -service }
status-pdf-title = Phiếu tình trạng hệ thống
# $day (String) - two digits
# $month (String) - two digits
# $year (String) - four digits
status-pdf-dated = Ngày { $day } tháng { $month } năm { $year }
status-pdf-intro = Phiếu này do hệ thống { -service } tự lập từ máy chủ và cơ sở dữ liệu đang chạy, dùng để lưu hồ sơ hoặc gửi kèm khi báo sự cố. Phiếu không có dữ liệu cá nhân.
status-pdf-closing = Giờ ghi trong phiếu là giờ Việt Nam (UTC+7).
# $time (String) - date and time as shown everywhere
status-pdf-generated = Lập lúc { $time }
