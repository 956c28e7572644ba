### Words that the components of the design system say by themselves.

components-optional = (không bắt buộc)
components-error-prefix = Lỗi:
components-error-summary-title = Có vấn đề cần sửa
components-none = Không có
components-choose = Hãy chọn
components-change = Sửa
components-warning = Cảnh báo
components-important = Quan trọng
components-success = Thành công
components-information = Thông tin
components-error = Lỗi

components-day = Ngày
components-month = Tháng
components-year = Năm

components-skip-link = Chuyển đến nội dung chính
components-back = Quay lại
# Heading of a column with links that do something about the row.
components-acts = Thao tác
components-breadcrumbs = Vị trí trang

components-pagination = Chuyển trang
components-previous-page = Trang trước
components-next-page = Trang sau
# $number (Number) - number of the page
components-page-number = Trang { $number }
# $first (Number) - first row shown
# $last (Number) - last row shown
# $count (Number) - rows in all
components-results = Đang xem { $first }–{ $last } trong { $count } kết quả

components-filter-apply = Lọc
components-filter-selected = Đang lọc theo
components-filter-clear = Xóa mọi bộ lọc
components-filter-remove = Bỏ điều kiện

components-chart-data = Xem số liệu
components-chart-empty = Chưa có số liệu để vẽ biểu đồ.

components-money-unit = đồng
components-money-not-a-number = Hãy viết số tiền bằng chữ số, ví dụ 1.500.000.000 hoặc 1,5 tỷ.
components-money-ambiguous = Chưa rõ số tiền: hãy viết đủ chữ số (1.500.000) hoặc thêm đơn vị (1,5 triệu).
components-money-fraction = Số tiền phải là số nguyên đồng.
components-money-too-large = Số tiền quá lớn: tối đa 999.999 tỷ đồng. Hãy kiểm tra lại số chữ số.
