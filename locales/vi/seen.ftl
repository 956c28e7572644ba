### Ai đã xem bản kê khai.

seen-title = Ai đã xem bản kê khai của tôi
seen-intro = Mỗi lần có người mở bản kê khai của anh/chị, hệ thống ghi vào nhật ký và hiện ở đây. Quản trị hệ thống và đồng nghiệp không mở được.
seen-at = Thời điểm
seen-who = Người xem
seen-hat = Với vai trò
seen-version = Lần nộp
seen-why = Để làm gì
seen-why-receive = Tiếp nhận, kiểm tra bản kê khai
seen-why-compare = So sánh với bản kê khai sau
seen-why-print = In bản kê khai
seen-why-file = Mở tệp kèm theo
seen-why-other = Mở xem
seen-none = Chưa có ai mở bản kê khai này.
# $count (Number) - openings that are shown
seen-more = Chỉ hiện { $count } lần gần nhất. Kiểm toán nội bộ xem được toàn bộ trong nhật ký sự kiện.
seen-question = Thấy người không có việc gì phải xem thì báo thủ trưởng hoặc kiểm toán nội bộ.
