### Các trang nhập và xuất danh sách cán bộ bằng tệp XLSX.

staff-pages-title = Nhập danh sách từ tệp XLSX
staff-pages-lead = Tải tệp lên, xem trước những gì thay đổi, rồi xác nhận. Khi chưa xác nhận, hệ thống chưa ghi gì.
staff-pages-gone = Tệp không còn được giữ. Hãy xem danh sách nhân sự; nếu tệp chưa được nhập, hãy chọn lại.
# $minutes (Number) - how long a file waits
staff-pages-gone-why = Tệp chỉ được giữ trong bộ nhớ { $minutes } phút sau lần xem cuối, mỗi người một tệp.

## Chọn tệp

staff-pages-how = Tệp được đọc thế nào
# $megabytes (Number) - largest file
# $people (Number) - most people
staff-pages-how-file = Tệp .xlsx của Excel hoặc LibreOffice, tối đa { $megabytes } MB và { $people } người, không có mật khẩu và macro.
staff-pages-how-columns = Cột được nhận ra theo tiêu đề, đứng ở đâu cũng được. Bốn cột bắt buộc: mã cán bộ, họ và tên, đơn vị, đối tượng.
staff-pages-how-code = Người được nhận ra theo mã cán bộ. Nhập lại cùng một tệp không thay đổi gì.
staff-pages-how-all = Có lỗi ở một dòng thì không nhập dòng nào: tất cả hoặc không gì cả.
staff-pages-how-missing = Người không có trong tệp không bị xóa và không bị coi là đã nghỉ.
staff-pages-how-sealed = Ngày sinh chỉ lấy năm; số căn cước không lấy.
staff-pages-how-long = Danh sách 10.000 người được nhập trong chưa đầy mười giây.
staff-pages-template = Tải tệp mẫu (.xlsx)
staff-pages-file = Tệp danh sách
# $megabytes (Number) - largest file
staff-pages-file-hint = Tệp .xlsx, tối đa { $megabytes } MB.
staff-pages-file-missing = Hãy chọn tệp danh sách.
staff-pages-bring = Tải lên và đọc tệp

## Các cột

staff-pages-columns = Các cột trong tệp
staff-pages-columns-text = Hãy xem mỗi cột của tệp là cột nào trong hệ thống. Cột có dấu “Gợi ý” cần được kiểm tra.
# $sheet (String) - name of the sheet
staff-pages-columns-sheet = Đang đọc trang “{ $sheet }”.
staff-pages-sheets = Trang nào của tệp?
staff-pages-sheets-hint = Tệp có nhiều trang có danh sách. Mỗi lần chỉ đọc một trang; trang ẩn không được đọc.
staff-pages-sheets-submit = Đọc trang này
staff-pages-columns-table = Cột trong tệp và cột trong hệ thống
staff-pages-column-in-file = Cột trong tệp
staff-pages-column-examples = Ví dụ
staff-pages-column-is = Là cột
# $place (String) - letters of the column
# $heading (String) - what the file calls it
staff-pages-column-label = Cột { $place } ({ $heading }) là
staff-pages-column-none = Không lấy cột này
staff-pages-column-suggested = Gợi ý
staff-pages-columns-none = Không có cột nào.
# $column (String) - name of the column
staff-pages-column-missing = Chưa chọn cột “{ $column }”. Hãy chọn cột đó trong bảng.
# $column (String) - name of the column
# $first (String) - letters of a column
# $second (String) - letters of another
staff-pages-column-twice = Hai cột { $first } và { $second } cùng là “{ $column }”. Hãy chỉ giữ một.
staff-pages-offers = Chữ trong tệp
# $code (String) - name of the code
staff-pages-convert = Chuyển từ bảng mã cũ { $code } sang Unicode
# $before (String) - as it is in the file
# $after (String) - as it would be read
staff-pages-convert-hint = Ví dụ: “{ $before }” sẽ là “{ $after }”.
staff-pages-convert-missing = Chữ trong tệp theo bảng mã cũ. Hãy đồng ý chuyển sang Unicode.
# $count (Number) - names
staff-pages-small-letters = Đổi { $count } họ tên viết toàn chữ hoa sang chữ thường
# $after (String) - the first of them
staff-pages-small-letters-hint = Ví dụ: “{ $after }”. Hãy xem lại những tên có cách viết hoa riêng.
staff-pages-to-preview = Xem trước thay đổi

## Xem trước

staff-pages-preview = Xem trước khi nhập
staff-pages-preview-nothing = Danh sách này không thay đổi gì.
staff-pages-preview-changed = Chưa nhập được: danh sách nhân sự vừa thay đổi hoặc hệ thống đang bận. Chưa ghi gì. Hãy xem lại rồi xác nhận lần nữa.
# $faults (Number) - faults
# $rows (Number) - rows with faults
staff-pages-preview-faults = Có { $faults } lỗi ở { $rows } dòng. Chưa nhập được ai.
staff-pages-preview-mend = Hãy sửa các lỗi này trong tệp rồi tải tệp lên lần nữa.
staff-pages-faults-file = Tải danh sách lỗi (.xlsx)
staff-pages-other-file = Chọn tệp khác
staff-pages-back-to-columns = Sửa lựa chọn cột
staff-pages-parts = Các phần của danh sách
# $count (Number) - entries
staff-pages-part-faults = Lỗi ({ $count })
# $count (Number) - people
staff-pages-part-added = Thêm ({ $count })
# $count (Number) - people
staff-pages-part-changed = Sửa ({ $count })
# $count (Number) - people
staff-pages-part-ended = Rời cơ quan ({ $count })
# $count (Number) - people
staff-pages-part-held = Không nhập từ tệp ({ $count })
# $count (Number) - people
staff-pages-part-missing = Không có trong tệp ({ $count })
# $count (Number) - people
staff-pages-part-unchanged = Không thay đổi ({ $count })
# $count (Number) - notes
staff-pages-part-notes = Nên xem lại ({ $count })
staff-pages-empty = Không có ai.
staff-pages-row = Dòng
# $row (String) - number of the row
staff-pages-row-number = Dòng { $row }
staff-pages-what-changes = Thay đổi
# $column (String) - name of the column
# $old (String) - what is there
# $new (String) - what would be there
staff-pages-change = { $column }: { $old } → { $new }
staff-pages-nothing = (trống)
staff-pages-place = Ở đâu
staff-pages-what = Sai gì
staff-pages-how-to-mend = Sửa thế nào
staff-pages-note = Nên xem lại
# $name (String) - name of somebody
# $code (String) - his staff code
staff-pages-perhaps = Có thể là { $name }, mã { $code }, đang có trong hệ thống. Nếu đúng, hãy dùng mã đó trong tệp.
staff-pages-confirm = Xác nhận và nhập danh sách

## Đang nhập và đã nhập

staff-pages-running = Đang nhập danh sách
# $done (Number) - people done
# $all (Number) - people in all
staff-pages-running-done = Đã xong { $done } trên { $all } người.
staff-pages-running-counting = Đang đọc và so sánh danh sách.
staff-pages-running-text = Trang này tự cập nhật. Đóng trang không làm dừng việc nhập; tất cả được ghi cùng một lúc khi xong.
staff-pages-running-again = Xem đã xong chưa
staff-pages-done = Đã nhập danh sách
# $added (Number) - people added
# $changed (Number) - people changed
# $ended (Number) - people who left
staff-pages-done-counts = Thêm { $added } người, sửa { $changed } người, ghi rời cơ quan { $ended } người.
staff-pages-done-ledger = Việc nhập đã được ghi vào nhật ký.
staff-pages-to-list = Xem danh sách nhân sự
staff-pages-again = Nhập tệp khác

## Ở trang danh sách

staff-pages-import = Nhập từ tệp XLSX
staff-pages-export = Xuất danh sách này (XLSX)

## Tệp lỗi

staff-pages-faults-sheet = Danh sách lỗi
staff-pages-faults-column = Cột
