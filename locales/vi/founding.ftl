founding-agency-unnamed = Cơ quan chưa đặt tên
founding-agency-demo = Sở Khoa học và Công nghệ tỉnh Ví Dụ
founding-demo-commune = Ủy ban nhân dân xã Thí Dụ
