founding-agency-unnamed = Cơ quan chưa đặt tên
founding-agency-demo = Sở Khoa học và Công nghệ tỉnh Ví Dụ
founding-demo-commune = Ủy ban nhân dân xã Thí Dụ
founding-demo-return = Hãy ghi đúng diện tích theo giấy chứng nhận quyền sử dụng đất.
founding-demo-salary = Lương và phụ cấp của người kê khai
founding-demo-salary-spouse = Lương của vợ hoặc chồng
# $year (String) - the year
founding-demo-round = Kê khai tài sản, thu nhập hằng năm { $year }
