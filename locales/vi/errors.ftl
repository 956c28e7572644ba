### Trang báo lỗi. Mỗi lỗi: tiêu đề, điều đã xảy ra, cách khắc phục. Không đổ lỗi cho người dùng.

errors-back-home = Về trang chủ
# Stands before the identifier of the request, which is read out on the telephone.
errors-reference = Mã tham chiếu:

## 400

errors-bad-request-title = Không đọc được yêu cầu
errors-bad-request-what = Hệ thống không đọc được dữ liệu mà trình duyệt vừa gửi.
errors-bad-request-do = Hãy quay lại trang trước, tải lại trang rồi thử lần nữa.

## 403

errors-forbidden-title = Không có quyền xem trang này
errors-forbidden-what = Tài khoản đang dùng không được giao quyền xem trang này.
errors-forbidden-do = Nếu công việc cần đến trang này, hãy gọi người hỗ trợ để được cấp quyền.

## Biểu mẫu gửi từ nơi khác

errors-origin-title = Biểu mẫu không được gửi từ trang của hệ thống
errors-origin-what = Để bảo vệ dữ liệu, hệ thống chỉ nhận biểu mẫu gửi từ chính các trang của mình; chưa có gì được lưu.
errors-origin-do = Hãy mở lại trang từ trang chủ của hệ thống rồi gửi biểu mẫu từ đó.

## 404

errors-not-found-title = Không tìm thấy trang
errors-not-found-what = Địa chỉ này không dẫn đến trang nào.
errors-not-found-do = Hãy kiểm tra lại địa chỉ hoặc bắt đầu từ trang chủ.

## 405

errors-method-title = Không thể mở trang theo cách này
errors-method-what = Địa chỉ này có thật nhưng không nhận yêu cầu theo cách vừa gửi.
errors-method-do = Hãy mở trang từ trang chủ và dùng các nút trên trang.

## 408

errors-timeout-title = Quá thời gian chờ
errors-timeout-what = Việc này lâu hơn thời gian cho phép nên hệ thống đã dừng lại.
errors-timeout-do = Hãy đợi một lát rồi thử lại; nếu vừa gửi biểu mẫu, hãy kiểm tra xem đã lưu chưa trước khi gửi lần nữa.

## 413

errors-too-large-title = Dữ liệu gửi quá lớn
errors-too-large-what = Dữ liệu vừa gửi vượt quá dung lượng mà hệ thống nhận trong một lần.
errors-too-large-do = Hãy quay lại, rút gọn nội dung hoặc gửi từng phần rồi thử lần nữa.

## 429

errors-too-many-title = Quá nhiều yêu cầu trong thời gian ngắn
errors-too-many-what = Hệ thống tạm dừng nhận yêu cầu từ máy này để phục vụ được mọi người.
# $seconds (Number) - how long to wait
errors-too-many-do = Hãy đợi { $seconds } giây rồi thử lại.

## 500

errors-internal-title = Hệ thống gặp sự cố
errors-internal-what = Sự cố nằm ở hệ thống, không phải do thao tác vừa rồi, và đã được ghi lại.
# $reference (String) - identifier of the request, read out on the telephone
errors-internal-do = Hãy thử lại sau ít phút; nếu vẫn gặp, hãy gọi người hỗ trợ và đọc mã tham chiếu { $reference }.

## 503

errors-maintenance-title = Hệ thống đang bảo trì
errors-maintenance-what = Hệ thống tạm ngừng để bảo trì; dữ liệu đã lưu vẫn an toàn.
errors-maintenance-do = Hãy thử lại sau ít phút hoặc gọi người hỗ trợ để biết thời gian hoạt động trở lại.

errors-busy-title = Máy chủ đang bận
errors-busy-what = Nhiều người đang đăng nhập cùng lúc. Anh/chị không làm gì sai, và chưa có gì được ghi lại.
# $seconds (Number) - how long to wait
errors-busy-do = Hãy đợi { $seconds } giây, quay lại trang trước rồi gửi lần nữa.

## 409

errors-conflict-title = Thông tin vừa được người khác sửa
errors-conflict-what = Trong lúc trang này đang mở, người khác đã sửa cùng thông tin; chưa có gì bị ghi đè.
errors-conflict-do = Hãy tải lại trang để xem bản mới rồi sửa lần nữa.
