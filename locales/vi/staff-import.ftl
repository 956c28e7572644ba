### Nhập danh sách cán bộ từ bảng tính: cột, lỗi của tệp, lỗi của từng dòng.

## Tên cột

staff-import-column-staff-code = Mã cán bộ
staff-import-column-name = Họ và tên
staff-import-column-birth = Ngày sinh hoặc năm sinh
staff-import-column-unit = Đơn vị
staff-import-column-kind = Đối tượng
staff-import-column-post = Chức vụ
staff-import-column-post-from = Giữ chức vụ từ ngày
staff-import-column-level = Mức chức vụ
staff-import-column-rank = Ngạch, chức danh nghề nghiệp
staff-import-column-fields = Lĩnh vực công tác
staff-import-column-party-member = Đảng viên
staff-import-column-managed-by = Diện quản lý
staff-import-column-state-capital = Đại diện phần vốn nhà nước
staff-import-column-phone = Điện thoại
staff-import-column-extension = Máy lẻ
staff-import-column-mail = Thư điện tử
staff-import-column-status = Trạng thái
staff-import-column-status-from = Trạng thái từ ngày
staff-import-column-joined = Ngày vào cơ quan
staff-import-column-citizen-id = Số căn cước, số định danh cá nhân

## Gợi ý cho từng cột, hiện bên ô đang chọn trong tệp mẫu (tối đa 255 ký tự)

staff-import-hint-staff-code = Bắt buộc. Mã của cơ quan, mỗi người một mã, ví dụ CB-00123. Số 0 ở đầu được giữ nguyên.
staff-import-hint-name = Bắt buộc. Họ và tên đầy đủ, có dấu.
staff-import-hint-birth = Ghi 05/03/1980, hoặc chỉ ghi năm 1980. Hệ thống chỉ lấy năm.
staff-import-hint-unit = Bắt buộc. Tên hoặc tên viết tắt của đơn vị. Nếu trùng tên, ghi kèm đơn vị cấp trên: Trung tâm A / Phòng Hành chính.
staff-import-hint-kind = Bắt buộc. Chọn trong danh sách.
staff-import-hint-post = Tên chức vụ; để trống nếu không giữ chức vụ.
staff-import-hint-post-from = Ngày bắt đầu giữ chức vụ, ví dụ 01/02/2020.
staff-import-hint-level = Chọn trong danh sách; để trống nếu không giữ chức vụ lãnh đạo, quản lý.
staff-import-hint-rank = Ví dụ: Chuyên viên chính, Kế toán viên, Thanh tra viên.
staff-import-hint-fields = Lĩnh vực quyết định nghĩa vụ kê khai hằng năm. Nhiều lĩnh vực thì cách nhau bằng dấu chấm phẩy. Tên các lĩnh vực ở trang danh mục.
staff-import-hint-party-member = Ghi x nếu là đảng viên.
staff-import-hint-managed-by = Chọn trong danh sách; để trống là cơ quan quản lý.
staff-import-hint-state-capital = Ghi x nếu là người đại diện phần vốn nhà nước tại doanh nghiệp.
staff-import-hint-phone = Số điện thoại, ví dụ 0912 345 678.
staff-import-hint-extension = Số máy lẻ, chỉ gồm chữ số.
staff-import-hint-mail = Ví dụ: ten@coquan.example.
staff-import-hint-status = Chọn trong danh sách. Để trống thì giữ nguyên; với người mới là đang công tác.
staff-import-hint-status-from = Ngày bắt đầu trạng thái hiện tại.
staff-import-hint-joined = Ngày bắt đầu làm việc tại cơ quan.
staff-import-hint-citizen-id = Mười hai chữ số. Chỉ dùng để tìm người trùng trong tệp; hệ thống không lấy số này.

## Tệp bị từ chối: mỗi lý do một câu, và cách làm tiếp

staff-import-refused-not-a-workbook = Tệp này không phải bảng tính Excel (.xlsx). Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại ở dạng .xlsx rồi chọn lại.
staff-import-refused-old-format = Tệp này ở định dạng Excel cũ (.xls). Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại ở dạng .xlsx rồi chọn lại.
staff-import-refused-encrypted = Tệp này được bảo vệ bằng mật khẩu nên không đọc được. Hãy mở tệp, bỏ mật khẩu, lưu lại rồi chọn lại.
staff-import-refused-macros = Tệp này có macro (chương trình kèm theo) nên không được nhận. Hãy lưu lại ở dạng .xlsx, là dạng không có macro, rồi chọn lại.
staff-import-refused-bomb = Tệp này phình ra quá lớn khi mở nên không được nhận. Hãy chép riêng bảng danh sách sang một tệp mới rồi chọn lại.
# $megabytes (Number) - largest file
staff-import-refused-too-large = Tệp này lớn quá { $megabytes } MB. Hãy bỏ ảnh và các trang không cần, hoặc tách danh sách thành nhiều tệp.
# $cells (Number) - most cells
staff-import-refused-too-many-cells = Tệp này có quá { $cells } ô có nội dung. Hãy bỏ các trang không cần, hoặc tách danh sách thành nhiều tệp.
# $characters (Number) - most characters of a cell
staff-import-refused-long-text = Tệp này có ô chứa quá { $characters } ký tự. Hãy rút ngắn nội dung của ô đó, hoặc chép riêng bảng danh sách sang một tệp mới rồi chọn lại.
staff-import-refused-damaged = Tệp này bị hỏng hoặc chưa tải lên trọn vẹn. Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi chọn lại.

## Bảng không đọc được

staff-import-file-no-table = Không tìm thấy bảng danh sách trong các trang đang hiện của tệp. Hãy kiểm tra hàng tiêu đề có các cột “Mã cán bộ” và “Họ và tên”, hoặc dùng tệp mẫu.
# $code (String) - name of the code
staff-import-file-old-text = Chữ trong tệp theo bảng mã cũ { $code }. Hãy đồng ý chuyển sang Unicode để đọc tệp.
# $column (String) - name of the column
staff-import-file-missing = Thiếu cột “{ $column }”. Hãy thêm cột này vào tệp.
# $column (String) - name of the column
# $place (String) - letters of the column that may be meant
staff-import-file-missing-suggested = Thiếu cột “{ $column }”. Có phải là cột { $place } không? Nếu đúng, hãy sửa tiêu đề của cột đó.
# $column (String) - name of the column
# $first (String) - letters of the first
# $second (String) - letters of the second
staff-import-file-twice = Cột “{ $column }” có hai lần, ở { $first } và { $second }. Hãy bỏ hoặc sửa tiêu đề một trong hai cột.
staff-import-file-no-rows = Bảng không có dòng nào về người. Hãy kiểm tra các dòng bên dưới hàng tiêu đề.
# $people (Number) - most people
staff-import-file-too-many-rows = Danh sách có quá { $people } người. Hãy tách thành nhiều tệp.

staff-import-code-tcvn3 = TCVN3 (ABC)
staff-import-code-vni = VNI-Windows

## Lỗi của một ô: sai gì (what) và sửa thế nào (how)

# $row (String) - number of the row
# $place (String) - letters of the column
# $column (String) - name of the column
staff-import-at = Dòng { $row }, cột { $place } ({ $column })
# $row (String) - number of the row
# $column (String) - name of the column
staff-import-at-row = Dòng { $row } ({ $column })

staff-import-what-empty = Ô này đang trống.
# $column (String) - name of the column
staff-import-how-empty = Hãy nhập “{ $column }” cho người ở dòng này.
# $max (Number) - most characters
staff-import-what-too-long = Nội dung dài quá { $max } ký tự.
staff-import-how-too-long = Hãy rút gọn.
staff-import-what-code-character = Mã có ký tự không dùng được.
staff-import-how-code-character = Hãy chỉ dùng chữ, chữ số và các dấu - . _ /, tối đa 30 ký tự, ví dụ CB-00123.
# $character (String) - the character
staff-import-what-name-character = Họ và tên có ký tự “{ $character }”.
staff-import-how-name-character = Hãy chỉ dùng chữ cái, dấu cách, dấu gạch nối, dấu nháy và dấu chấm; ghi chú để sang cột khác.
staff-import-what-name-without-letters = Họ và tên không có chữ cái nào.
staff-import-how-name-without-letters = Hãy nhập họ và tên đầy đủ.
staff-import-what-not-a-day = Không đọc được ngày.
staff-import-how-not-a-day = Hãy ghi theo dạng ngày/tháng/năm, ví dụ 05/03/1980; với ngày sinh có thể chỉ ghi năm.
staff-import-what-no-such-day = Ngày này không có trong lịch.
staff-import-how-no-such-day = Hãy kiểm tra lại: ngày đứng trước tháng, ví dụ 25/03/1980.
staff-import-what-year-alone = Ô này chỉ có năm.
staff-import-how-year-alone = Hãy ghi đủ ngày, tháng, năm, ví dụ 01/02/2020, hoặc để trống.
staff-import-what-implausible = Ngày hoặc năm này không thể đúng.
staff-import-how-implausible = Hãy kiểm tra lại năm.
staff-import-what-not-yet = Ngày này chưa đến.
staff-import-how-not-yet = Hãy nhập lại danh sách khi ngày đó đến, hoặc kiểm tra lại năm.
staff-import-what-unknown = Không có giá trị nào tên như vậy.
staff-import-how-unknown = Hãy chọn một giá trị ở trang danh mục của tệp mẫu.
# $meant (String) - what is probably meant
staff-import-how-unknown-suggested = Có phải là “{ $meant }” không? Nếu không, hãy chọn một giá trị ở trang danh mục của tệp mẫu.
staff-import-what-unknown-unit = Không có đơn vị nào tên như vậy.
staff-import-how-unknown-unit = Hãy ghi đúng tên đơn vị trong hệ thống, hoặc lập đơn vị trước rồi nhập danh sách sau.
# $meant (String) - what is probably meant
staff-import-how-unknown-unit-suggested = Có phải là “{ $meant }” không? Hãy ghi đúng tên đơn vị trong hệ thống.
staff-import-what-closed-unit = Đơn vị này đã giải thể, sáp nhập hoặc ngừng hoạt động.
staff-import-how-closed-unit = Hãy ghi đơn vị đang hoạt động. Chỉ người đã rời cơ quan khi ở đơn vị này mới được giữ nguyên.
# $count (Number) - how many
staff-import-what-ambiguous-unit = Có { $count } đơn vị cùng tên này.
staff-import-how-ambiguous-unit = Hãy ghi kèm đơn vị cấp trên, ví dụ Trung tâm A / Phòng Hành chính.
staff-import-what-not-yes-or-no = Không rõ ô này là có hay không.
staff-import-how-not-yes-or-no = Hãy ghi x nếu có, để trống nếu không.
staff-import-what-kind-differs = Đối tượng và mức chức vụ không khớp nhau.
staff-import-how-kind-differs = Lãnh đạo, quản lý phải có mức chức vụ, người khác thì để trống mức chức vụ. Hãy sửa một trong hai cột.
staff-import-what-telephone = Đây không phải số điện thoại.
staff-import-how-telephone = Hãy ghi ít nhất ba chữ số; ngoài chữ số chỉ dùng dấu cách, dấu chấm, dấu cộng và dấu gạch nối.
staff-import-what-extension = Đây không phải số máy lẻ.
staff-import-how-extension = Hãy chỉ ghi chữ số, ví dụ 12.
staff-import-what-mail = Đây không phải địa chỉ thư điện tử.
staff-import-how-mail = Hãy ghi địa chỉ đầy đủ, ví dụ ten@coquan.example, hoặc để trống.
staff-import-what-citizen-digits = Số này có ký tự không phải chữ số.
# $found (Number) - digits found
staff-import-what-citizen-length = Số này có { $found } chữ số; số căn cước có 12.
staff-import-what-citizen-province = Ba chữ số đầu 000 không phải mã tỉnh.
staff-import-how-citizen = Hãy ghi đủ 12 chữ số như trên thẻ căn cước, hoặc để trống.
staff-import-what-formula-error = Công thức trong ô này bị lỗi.
staff-import-how-formula-error = Hãy sửa công thức, hoặc nhập thẳng giá trị.
staff-import-what-not-calculated = Công thức trong ô này chưa được tính.
staff-import-how-not-calculated = Hãy mở tệp bằng Excel hoặc LibreOffice, lưu lại rồi chọn lại.
# $row (String) - the other row
staff-import-what-twice = Giá trị này đã có ở dòng { $row }.
# $column (String) - name of the column
staff-import-how-twice = Mỗi người có một “{ $column }” riêng. Hãy sửa hoặc xóa một trong hai dòng.

## Điều nên xem lại, không phải lỗi

# $row (String) - the other row
staff-import-note-same-name = Cùng họ tên với người ở dòng { $row }. Nếu là hai người thì không cần sửa.
staff-import-note-capitals = Họ và tên viết toàn chữ hoa.
# $year (String) - the year
staff-import-note-short-year = Năm chỉ có hai chữ số, được hiểu là { $year }.
# $column (String) - name of the column
staff-import-note-zeros = Đã thêm lại số 0 ở đầu của “{ $column }” mà bảng tính đã bỏ.
# $year (String) - the year
staff-import-note-other-birth-year = Số căn cước cho biết năm sinh { $year }, khác với năm sinh ở dòng này.
staff-import-note-two-readings-converted = Có ô đọc được cả theo Unicode lẫn theo bảng mã cũ; đã chuyển sang Unicode như các ô khác của dòng. Hãy xem lại họ tên, chức vụ và ngạch.
staff-import-note-two-readings-kept = Có ô đọc được cả theo Unicode lẫn theo bảng mã cũ; đã giữ nguyên như trong tệp. Hãy xem lại họ tên, chức vụ và ngạch.
staff-import-note-hidden = Dòng này đang bị ẩn trong tệp, nhưng vẫn được đọc.

## Tệp mẫu và danh sách xuất ra

staff-import-sheet-list = Danh sách
staff-import-sheet-notes = Hướng dẫn
staff-import-sheet-choices = Danh mục
staff-import-title = Danh sách cán bộ
staff-import-notes-title = Cách điền danh sách cán bộ
staff-import-notes-column = Cột
staff-import-notes-meaning = Cách điền
staff-import-notes-example = Ví dụ
staff-import-notes-other-example = Ví dụ khác
staff-import-note-required = Bốn cột bắt buộc: mã cán bộ, họ và tên, đơn vị, đối tượng. Các cột khác có thể để trống, bỏ đi hoặc đổi chỗ.
staff-import-note-again = Nhập lại cùng một tệp không làm thay đổi gì: người được nhận ra theo mã cán bộ.
staff-import-note-empty = Ô trống ở cột chức vụ, ngạch, điện thoại và các cột tương tự sẽ xóa nội dung đang có; ô trống ở các cột ngày và trạng thái thì giữ nguyên.
staff-import-note-gone = Người không có trong tệp không bị xóa và không bị coi là đã nghỉ.
staff-import-yes = x
staff-import-example-code = CB-00123
staff-import-example-name = Trần Văn Ví Dụ
staff-import-example-unit = Văn phòng
staff-import-example-post = Trưởng phòng
staff-import-example-rank = Chuyên viên chính
staff-import-example-mail = vidu@so.example
staff-import-other-example-code = CB-00124
staff-import-other-example-name = Nguyễn Thị Mẫu
staff-import-other-example-unit = Trung tâm A / Phòng Hành chính
staff-import-other-example-rank = Kế toán viên

## Kết quả nhập

# $count (Number) - how many
staff-import-nothing-done = Có { $count } lỗi. Chưa nhập ai: hãy sửa tệp rồi nhập lại.
# $added (Number) - people added
# $changed (Number) - people changed
# $ended (Number) - people who left
staff-import-done = Đã nhập: thêm { $added } người, sửa { $changed } người, ghi rời cơ quan { $ended } người.
# $added (Number) - people added
# $changed (Number) - people changed
# $ended (Number) - people who left
staff-import-would-do = Sẽ thêm { $added } người, sửa { $changed } người, ghi rời cơ quan { $ended } người. Chưa ghi gì.
# $count (Number) - people
staff-import-unchanged = { $count } người không thay đổi.
# $count (Number) - people
staff-import-missing = { $count } người đang công tác không có trong danh sách. Hệ thống không tự cho ai nghỉ: hãy ghi biến động nếu họ đã rời cơ quan.
# $count (Number) - people
staff-import-held = { $count } người có thay đổi về họ tên, đơn vị, chức vụ hoặc trạng thái không được nhập từ tệp, vì họ đã có tài khoản, chức danh hoặc quá trình trong hệ thống. Hãy ghi biến động kèm quyết định.
# $count (Number) - people
staff-import-held-back-for-good = { $count } người đã nghỉ hưu hoặc đã mất được ghi trong tệp là đang thuộc cơ quan. Thay đổi này không được nhập: hãy sửa trạng thái trong tệp; nếu người đã nghỉ hưu được ký hợp đồng mới, hãy thêm thành người mới với mã khác.
# $count (Number) - people
staff-import-sensitive = { $count } dòng có ngày sinh hoặc số căn cước. Hệ thống chỉ lấy năm sinh; hãy nhập phần còn lại trong hồ sơ từng người, nơi được niêm phong.
# $rows (String) - numbers of the rows
staff-import-skipped = Các dòng không phải là người, đã bỏ qua: { $rows }.
# $count (Number) - rows
staff-import-notes = { $count } điều nên xem lại.
