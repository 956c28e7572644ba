### Thư viện giao diện: tên thành phần, tên trạng thái và nội dung ví dụ.

## Khung trang

gallery-title = Thư viện giao diện
gallery-lead = Mọi thành phần của hệ thống, ở mọi trạng thái. Người và đơn vị trên trang này đều được đặt ra làm ví dụ.
gallery-contents = Trên trang này
gallery-state-default = Mặc định
gallery-state-hint = Có gợi ý
gallery-state-error = Có lỗi
gallery-state-disabled = Tạm thời không dùng được
gallery-state-long = Chữ dài
gallery-state-filled = Đã điền
gallery-state-question = Cần hỏi lại
gallery-state-primary = Việc chính của trang
gallery-state-secondary = Việc khác
gallery-state-warning = Không thể hoàn tác
gallery-state-link = Liên kết dẫn sang trang khác
gallery-state-no-visited = Không đổi màu sau khi xem
gallery-state-affixes = Có đơn vị hoặc đầu số
gallery-state-small = Cỡ nhỏ, dùng trong bộ lọc
gallery-state-inset = Trích dẫn
gallery-state-caution = Lời cảnh báo
gallery-state-closed = Đang đóng
gallery-state-open = Đang mở

## Nhận diện

gallery-identity = Nhận diện
gallery-mark = Biểu trưng
gallery-mark-on-paper = Trên nền sáng
gallery-mark-on-brand = Trên nền đỏ
gallery-colours = Màu sắc
gallery-colour-brand = Đỏ đậm: thương hiệu, việc chính
gallery-colour-ink = Mực: chữ
gallery-colour-link = Xanh mực: liên kết
gallery-colour-green = Xanh lá: đã xong
gallery-colour-amber = Hổ phách: sắp đến hạn, vị trí con trỏ
gallery-colour-paper = Giấy: nền phụ
gallery-type-sizes = Cỡ chữ
gallery-type-sample = Giữ liêm chính, phụng sự nhân dân
gallery-long-text = Quyền sử dụng đất được kê khai theo giấy chứng nhận; thửa đất chưa được cấp giấy thì ghi rõ nguồn gốc, thời điểm bắt đầu sử dụng và người đang quản lý, kể cả khi thửa đất nằm ở nhiều xã khác nhau.

## Hành động

gallery-actions = Nút và liên kết
gallery-button = Nút
gallery-button-group = Nhóm nút
gallery-links = Liên kết
gallery-link-sample = Xem hướng dẫn kê khai
gallery-act-sign = Ký và nộp bản kê khai
gallery-act-save = Lưu bản nháp
gallery-act-delete = Xóa bản nháp
gallery-act-long = Xác nhận đã đối chiếu toàn bộ bản kê khai với giấy tờ gốc do người kê khai xuất trình
gallery-act-begin = Bắt đầu kê khai
gallery-act-continue = Lưu và tiếp tục
gallery-act-cancel = Hủy và quay lại
gallery-act-read = Đọc số tiền

## Trường nhập

gallery-fields = Trường nhập
gallery-money = Số tiền
gallery-money-label = Giá trị tài sản
gallery-money-hint = Viết như 1.500.000.000 hoặc 1,5 tỷ.
gallery-money-paid = Giá mua
gallery-money-sold = Giá bán
gallery-input = Ô nhập một dòng
gallery-full-name = Họ và tên
gallery-staff-code = Số hiệu cán bộ
gallery-staff-code-hint = Sáu chữ số, in trên thẻ công chức.
gallery-mail = Thư điện tử công vụ
gallery-mail-hint = Địa chỉ do cơ quan cấp.
gallery-mail-error = Hãy viết đủ địa chỉ thư, ví dụ ten@coquan.example.
gallery-unit = Đơn vị
gallery-area = Diện tích
gallery-telephone = Số điện thoại
gallery-year = Năm
gallery-long-question = Tên và địa chỉ nơi làm việc của từng người có chung quyền sở hữu, quyền sử dụng đối với tài sản này
gallery-textarea = Ô nhập nhiều dòng
gallery-explanation = Giải trình nguồn gốc
gallery-explanation-hint = Nêu tài sản có từ đâu và từ khi nào.
gallery-opinion = Ý kiến xử lý
gallery-opinion-error = Hãy ghi ý kiến trước khi trả lại bản kê khai.
gallery-conclusion = Kết luận
gallery-select = Danh sách chọn
gallery-choose = Hãy chọn
gallery-receiver = Nơi nhận bản kê khai
gallery-receiver-hint = Bộ phận tổ chức cán bộ của cơ quan anh/chị.
gallery-receiver-error = Hãy chọn nơi nhận bản kê khai.

## Lựa chọn

gallery-choices = Lựa chọn, ngày và tệp
gallery-radios = Chọn một
gallery-occasion = Hình thức kê khai
gallery-occasion-hint = Chọn một hình thức.
gallery-occasion-first = Kê khai lần đầu
gallery-occasion-yearly = Kê khai hằng năm
gallery-occasion-yearly-hint = Hoàn thành trước ngày 31 tháng 12.
gallery-occasion-change = Kê khai bổ sung
gallery-changed = Trong năm có biến động tài sản không?
gallery-changed-error = Hãy cho biết trong năm có biến động tài sản hay không.
gallery-yes = Có
gallery-no = Không
gallery-checkboxes = Chọn nhiều
gallery-assets = Loại tài sản
gallery-assets-hint = Chọn tất cả các loại đang có.
gallery-asset-land = Quyền sử dụng đất, nhà ở
gallery-asset-vehicle = Ô tô, mô tô, tàu thuyền
gallery-asset-vehicle-hint = Chỉ tính loại phải đăng ký.
gallery-asset-deposit = Tiền gửi, cổ phiếu
gallery-asset-abroad = Tài sản ở nước ngoài
gallery-promise = Cam kết
gallery-promise-error = Hãy đánh dấu cam kết trước khi ký.
gallery-promise-text = Tôi chịu trách nhiệm về tính trung thực, đầy đủ của nội dung kê khai.
gallery-date = Ngày tháng
gallery-birthday = Ngày sinh
gallery-birthday-hint = Ví dụ: 27 3 1985.
gallery-bought = Ngày mua
gallery-bought-error = Tháng 2 năm 2026 không có ngày 31. Hãy xem lại ngày mua.
gallery-handed-in = Ngày nộp
gallery-file-upload = Tệp đính kèm
gallery-scan = Bản quét đã ký
gallery-scan-hint = Tệp PDF hoặc ảnh, tối đa 10 MB mỗi tệp.
gallery-decision = Quyết định bổ nhiệm
gallery-decision-error = Tệp đã chọn không có nội dung. Hãy chọn lại tệp quyết định.
gallery-receipt = Biên lai
gallery-fieldset = Nhóm trường
gallery-address = Nơi thường trú
gallery-street = Số nhà, đường
gallery-commune = Xã, phường

## Lỗi

gallery-errors = Lỗi
gallery-error-summary = Tóm tắt lỗi
gallery-field-parts = Nhãn, gợi ý và lỗi
gallery-signer = Người ký
gallery-signer-hint = Người có thẩm quyền ký biên bản.
gallery-signer-error = Hãy ghi họ và tên người ký.

## Thông báo

gallery-messages = Thông báo
gallery-banner = Biểu ngữ
gallery-banner-important = Hệ thống bảo trì từ 22:00 đến 23:00, Thứ Sáu, 18/12/2026. Bản nháp vẫn được giữ nguyên.
gallery-banner-success = Đã nộp bản kê khai năm 2026.
gallery-banner-success-more = Bộ phận tổ chức cán bộ sẽ tiếp nhận trong 20 ngày.
gallery-alert = Thông điệp trong trang
gallery-alert-information = Danh sách được lập ngày 01/12/2026
gallery-alert-success = Đã tiếp nhận 12 bản kê khai
gallery-alert-warning = Còn 3 ngày đến hạn công khai
gallery-alert-error = Chưa gửi được thông báo cho 2 người
gallery-alert-body = Mở danh sách để xem từng người.
gallery-panel = Bảng xác nhận
gallery-panel-title = Đã nộp bản kê khai
gallery-panel-reference = Số tiếp nhận
gallery-asides = Lời chú
gallery-inset-sample = Người có nghĩa vụ kê khai phải kê khai tài sản, thu nhập của mình, của vợ hoặc chồng, con chưa thành niên.
gallery-warning-sample = Kê khai không trung thực có thể bị xử lý kỷ luật.
gallery-details = Phần mở ra
gallery-details-summary = Cách ghi

## Tiến độ

gallery-progress = Tiến độ
gallery-tag = Nhãn trạng thái
gallery-badge = Huy hiệu
gallery-tag-not-begun = Chưa bắt đầu
gallery-tag-going-on = Đang làm
gallery-tag-due = Sắp đến hạn
gallery-tag-problem = Có vấn đề
gallery-tag-done = Đã xong
gallery-tag-closed = Chưa mở
gallery-task-list = Danh sách việc
gallery-task-person = I. Thông tin chung
gallery-task-assets = II. Thông tin về tài sản, thu nhập
gallery-task-assets-hint = Đã lưu 3 trong 10 mục, lúc 10:42 ngày 12/12/2026.
gallery-task-income = Tổng thu nhập giữa hai lần kê khai
gallery-task-debts = Các khoản nợ
gallery-task-sign = Kiểm tra, ký và nộp
gallery-summary-list = Câu trả lời cần kiểm tra
gallery-timeline = Dòng thời gian
gallery-event-received = Đã tiếp nhận bản giấy
gallery-event-received-more = Bản giấy khớp với bản đã nộp.
gallery-event-filed = Đã nộp bản kê khai
gallery-event-opened = Mở kỳ kê khai năm 2026

## Danh sách

gallery-list = Danh sách làm việc
gallery-list-component = Bộ lọc, sắp xếp và chuyển trang
gallery-list-caption = Bản kê khai năm 2026
gallery-list-filter = Bộ lọc
gallery-list-search = Tìm
gallery-list-search-hint = Tên hoặc đơn vị, không cần gõ dấu.
gallery-list-state = Trạng thái
gallery-list-empty = Không có bản kê khai nào khớp. Hãy bỏ bớt điều kiện lọc.
gallery-not-yet = Chưa có
gallery-value-in-dong = Giá trị (đồng)

## Điều hướng

gallery-navigation = Điều hướng
gallery-service-navigation = Các phần chính
gallery-sub-navigation = Các trang của hồ sơ
gallery-steps-back = Đường đi và quay lại
gallery-breadcrumbs = Vị trí trang
gallery-back-link = Quay lại
gallery-skip-link = Chuyển đến nội dung chính, hiện khi dùng phím Tab
gallery-pagination = Chuyển trang mẫu
gallery-nav-tasks = Việc của tôi
gallery-nav-declarations = Kê khai
gallery-nav-inspections = Tự kiểm tra
gallery-nav-reports = Báo cáo

## Bảng và biểu đồ

gallery-figures = Bảng và biểu đồ
gallery-table = Bảng
gallery-table-empty = Chưa có đơn vị nào. Hãy thêm đơn vị trong phần cấu hình.
gallery-table-without-rows = Bảng chưa có dòng nào
gallery-bar-chart = Biểu đồ cột ngang
gallery-line-chart = Biểu đồ đường
gallery-count-due = Phải nộp
gallery-count-filed = Đã nộp
gallery-count-returned = Trả lại
gallery-month = Tháng
gallery-asset = Tài sản
gallery-chart-units = Số bản kê khai theo đơn vị
gallery-chart-units-description = Phòng Thí dụ số 1 nộp nhiều nhất; một tổ chưa nộp bản nào.
gallery-chart-values = Giá trị kê khai theo loại tài sản
gallery-chart-values-description = Nhà đất chiếm hơn ba phần tư tổng giá trị.
gallery-chart-empty = Kỳ chưa bắt đầu
gallery-chart-empty-description = Số liệu có từ ngày mở kỳ kê khai.
gallery-chart-months = Bản kê khai theo tháng năm 2026
gallery-chart-months-description = Số bản nộp tăng nhanh từ tháng 9; số bản trả lại giảm trong tháng 12.
gallery-chart-one = Mới có một tháng
gallery-chart-one-description = Tháng đầu tiên có 7 bản.

## Lịch tháng

gallery-months = Lịch tháng
gallery-month-plain = Không có ngày đặc biệt
gallery-month-kinds = Ngày nghỉ và ngày làm bù
gallery-month-roles = Từ sự kiện đến ngày kết thúc, có thời gian không tính
gallery-month-legend = Chú giải
gallery-month-day = Ngày ví dụ
