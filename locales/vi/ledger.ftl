### Nhật ký sự kiện: phiếu giấy mang điểm chốt ra khỏi cơ quan.

ledger-sheet-title = Phiếu xác nhận nhật ký sự kiện
# $time (String) - date and time as shown everywhere
ledger-sheet-subject = Lập lúc { $time }
ledger-sheet-intro = Nhật ký sự kiện ghi mọi việc đã làm trong hệ thống { -service } và chỉ được ghi tiếp, không được sửa. Phiếu này chốt số sự kiện và mã gốc của nhật ký vào lúc lập phiếu. Phiếu không có dữ liệu cá nhân.
ledger-sheet-log = Tên sổ và kỳ ghi
ledger-sheet-size = Số sự kiện
# $count (Number) - events in the log
ledger-sheet-events = { $count } sự kiện
ledger-sheet-root = Mã gốc
ledger-sheet-key = Khóa kiểm tra chữ ký
ledger-sheet-note = Toàn văn điểm chốt có chữ ký
ledger-sheet-picture = Mã QR chứa đúng toàn văn điểm chốt ghi bên trên
ledger-sheet-keep = Người nhận cất phiếu này ở nơi người quản trị máy chủ không lấy được. Khi cần kiểm tra, chép hoặc quét toàn văn điểm chốt vào một tệp rồi chạy lệnh dưới đây: nếu sổ bị cắt, bị sửa hoặc bị thay bằng bản cũ, lệnh sẽ báo.
ledger-sheet-file = TỆP
