# Thông tin niêm phong của một người: số định danh, ngày sinh, người thân.

details-title = Thông tin niêm phong
details-own-title = Thông tin niêm phong của tôi
details-text = Số định danh, ngày sinh và người thân được niêm phong: chỉ nhóm tổ chức cán bộ và chính người đó đọc được. Mỗi lần mở đều được ghi vào nhật ký, và người đó xem được ai đã mở.
details-logged = Lần mở này đã được ghi vào nhật ký.
details-own-text = Bộ phận tổ chức cán bộ giữ những thông tin này ở dạng niêm phong. Nếu có chỗ sai, hãy báo cán bộ tổ chức để sửa.
details-none = Chưa có thông tin nào được niêm phong.
details-own-none = Chưa có thông tin nào của anh, chị được niêm phong.
details-write = Nhập thông tin niêm phong
details-change = Sửa thông tin niêm phong
details-open-link = Mở thông tin niêm phong
details-own-link = Xem thông tin niêm phong của tôi
details-sealed = Đã niêm phong.
details-identity = Số định danh (số căn cước)
details-identity-hint = 12 chữ số, có thể có dấu cách
details-birth = Ngày sinh
details-day-hint = Ví dụ 05/03/1980 hoặc 5-3-80
details-relatives = Người thân
details-relatives-none = Chưa ghi người thân.
details-relatives-hint = Vợ hoặc chồng, con, cha mẹ, anh chị em. Bỏ trống những dòng không dùng.
details-relation = Quan hệ
details-name = Họ và tên
details-year = Năm sinh
# $line (Number) - number of the line
details-line = Người thân thứ { $line }
details-more = Thêm dòng
details-seal = Niêm phong và lưu
# $number (String) - the year in the identity number
details-other-year = Số định danh cho thấy năm sinh { $number }, khác với năm sinh đã ghi. Hãy xem lại.
details-same = Cùng số định danh với:
details-same-hidden = một người ở đơn vị khác mà anh, chị không xem được hồ sơ
details-owner-reads = Người này tự đọc được thông tin của mình.
details-owner-reads-not = Người này chưa tự đọc được: khóa của người đó mới được xác nhận hoặc đã đổi sau khi niêm phong. Sửa và lưu lại để người đó đọc được.
details-openings = Ai đã mở
details-openings-none = Chưa ai mở.
details-opened-by = Người mở
details-opened-at = Lúc
details-somebody = Một tài khoản không còn nữa
details-conflict = Người khác vừa sửa những thông tin này. Dưới đây là nội dung anh, chị đã nhập; hãy đối chiếu rồi lưu lại.
details-identity-wrong = Số định danh gồm 12 chữ số, ba chữ số đầu không phải 000.
details-birth-wrong = Hãy nhập ngày sinh theo dạng ngày/tháng/năm, ví dụ 05/03/1980.
details-birth-young = Ngày sinh cho thấy người này dưới 15 tuổi. Hãy xem lại.
# $year (String) - year of birth in the staff file
details-birth-year = Hồ sơ ghi năm sinh { $year }. Hãy sửa ngày sinh, hoặc sửa năm sinh trong hồ sơ trước.
details-relation-missing = Hãy chọn quan hệ.
details-name-wrong = Hãy nhập họ và tên, chỉ gồm chữ cái.
details-year-wrong = Năm sinh gồm bốn chữ số và không sau năm nay.
details-no-circle = Chưa có nhóm tổ chức cán bộ nào để niêm phong cho. Hãy lập nhóm rồi nhập lại.
details-relation-vo-chong = Vợ hoặc chồng
details-relation-con = Con
details-relation-cha-me = Cha, mẹ
details-relation-cha-me-vo-chong = Cha, mẹ của vợ hoặc chồng
details-relation-anh-chi-em = Anh, chị, em
details-relation-khac = Người thân khác
