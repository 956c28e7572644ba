### Kết quả kiểm tra bản kê khai: mỗi câu nói điều gì chưa đúng và cách sửa. Số của quy tắc kiểm tra ghi ở từng nhóm.

# $place (String) - where in the form
# $sentence (String) - what was found there
checks-placed = { $place }: { $sentence }

## Nơi phát hiện

checks-place-whole = Bản kê khai
checks-place-kind = Phương thức kê khai
checks-place-form = Mẫu bản kê khai
checks-place-income-items = Các khoản thu nhập
checks-place-changes = Mục III
# $row (String) - number of the row
# $label (String) - its caption
checks-place-row = Mục III, dòng { $row } { $label }
checks-place-print = Bản in
checks-place-procedure = Trình tự kê khai

## 1–3

checks-kind-unknown = Phương thức kê khai không phải là một trong bốn phương thức của Luật. Hãy chọn lần đầu, hằng năm, bổ sung hoặc phục vụ công tác cán bộ.
checks-form-of-another-kind = Mẫu này không dùng cho phương thức kê khai đã chọn. Hãy chọn mẫu đúng với phương thức.
checks-first-has-changes = Kê khai lần đầu không có Mục III. Hãy bỏ Mục III.
checks-first-has-income = Kê khai lần đầu không kê khai tổng thu nhập giữa hai lần kê khai. Hãy bỏ mục này.
checks-first-made-before = Mỗi người chỉ kê khai lần đầu một lần, và đã có một bản trước đó. Hãy kê khai theo phương thức khác.
checks-income-absent = Từ lần kê khai thứ hai phải có tổng thu nhập giữa hai lần kê khai. Hãy ghi mục này; không có thì ghi 0.
checks-changes-absent = Mục III chưa có dòng nào và cũng chưa ghi “Không có biến động”. Hãy kê khai biến động hoặc chọn “Không có biến động”.
# $rows (Number) - rows about assets
checks-changes-contradict = Mục III vừa ghi “Không có biến động” vừa có { $rows } dòng biến động. Hãy bỏ một trong hai.

## 4

checks-period-missing = Hãy ghi ngày đầu và ngày cuối của kỳ tính thu nhập.
# $given (String) - day
# $expected (String) - day
checks-period-start = Kỳ tính thu nhập bắt đầu từ ngày { $given }, phải bắt đầu từ ngày của lần kê khai liền trước: { $expected }. Hãy sửa ngày đầu kỳ.
# $given (String) - day
# $expected (String) - day
checks-period-end = Kỳ tính thu nhập kết thúc ngày { $given }, phải kết thúc vào ngày liền trước ngày hoàn thành: { $expected }. Hãy sửa ngày cuối kỳ.

## 5

checks-declarant-absent = Chưa có thông tin về người kê khai. Hãy ghi đủ mục này.
# $field (String) - caption of the field
checks-field-empty = Chưa ghi “{ $field }”. Hãy ghi nội dung này.
# $digits (Number) - digits found
checks-identity-number-wrong = Số giấy tờ có { $digits } chữ số. Số căn cước có 12 chữ số, chứng minh nhân dân cũ có 9 chữ số, viết liền, không có ký tự khác. Hãy xem lại trên giấy tờ.
# $issued (String) - day
# $completion (String) - day
checks-issued-after-completion = Ngày cấp { $issued } sau ngày hoàn thành bản kê khai { $completion }. Hãy xem lại ngày cấp.
# $born (String) - day
# $completion (String) - day
checks-born-after-completion = Ngày sinh { $born } không trước ngày hoàn thành bản kê khai { $completion }. Hãy xem lại ngày sinh.

## 6

# $of_age_on (String) - day
checks-child-of-age = Người con này đủ 18 tuổi từ ngày { $of_age_on }, không còn là con chưa thành niên vào ngày hoàn thành. Hãy bỏ khỏi danh sách, hoặc ghi lý do giữ lại.
# $name (String) - name of the child
checks-child-missing = Lần kê khai trước có người con { $name }, đến ngày hoàn thành vẫn chưa đủ 18 tuổi, nay không có trong danh sách. Hãy ghi lại, hoặc ghi lý do.
# $before (String) - name
# $now (String) - name
checks-spouse-changed = Vợ hoặc chồng khác với lần kê khai trước (trước: { $before }, nay: { $now }). Hãy xem lại, hoặc ghi lý do.
checks-nobody = không có

## 7

checks-heading-absent = Thiếu đề mục này. Mẫu phải có đủ các đề mục theo thứ tự; hãy thêm đề mục, không có tài sản thì ghi “Không có”.
checks-not-said-none = Đề mục này chưa có nội dung. Hãy kê khai, hoặc chọn “Không có”.
# $entries (Number) - how many there are
checks-said-none-above-entries = Đề mục này ghi “Không có” nhưng lại có { $entries } mục. Hãy bỏ “Không có”, hoặc xóa các mục đó.

## 8

# $given (String) - the number
checks-not-positive = Giá trị đã ghi là { $given }, phải lớn hơn 0. Hãy ghi lại.
# $given (String) - the code
checks-choice-unknown = “{ $given }” không có trong các lựa chọn của mẫu. Hãy chọn một trong các lựa chọn.
checks-certificate-absent = Chưa ghi số giấy chứng nhận. Hãy ghi số và tên người được cấp, hoặc chọn “chưa được cấp giấy chứng nhận”.
checks-holder-absent = Chưa ghi tên người được cấp hoặc người đại diện trên giấy chứng nhận. Hãy ghi tên.

## 9

checks-value-absent = Chưa ghi giá trị. Hãy ghi số tiền, hoặc chọn “không xác định được giá trị” và ghi lý do.
# $value (Number) - đồng
checks-value-negative = Giá trị là { $value } đồng; giá trị không thể nhỏ hơn 0. Hãy ghi lại.
checks-basis-absent = Chưa cho biết giá trị được xác định thế nào. Hãy chọn: mua, tự xây dựng, được cho tặng thừa kế, hoặc không xác định được.
checks-reason-absent = Đã ghi “không xác định được giá trị” nhưng chưa ghi lý do. Hãy ghi rõ lý do.
# $value (Number) - đồng
checks-value-contradicts = Đã ghi “không xác định được giá trị” nhưng vẫn ghi { $value } đồng. Hãy bỏ một trong hai.

## 10

# $total (String) - amount
# $threshold (String) - amount
checks-below-threshold = Tổng { $total }, dưới { $threshold }: không bắt buộc kê khai, vẫn có thể kê khai.

## 11

checks-currency-absent = Chưa ghi loại tiền. Hãy ghi mã gồm ba chữ cái, như VND, USD.
# $given (String) - what stands there
checks-currency-unreadable = “{ $given }” không phải là mã loại tiền. Hãy ghi mã gồm ba chữ cái in hoa, như VND, USD.
checks-amount-absent = Là ngoại tệ thì phải ghi cả số lượng ngoại tệ và số tiền quy đổi. Hãy ghi số lượng.

## 12

checks-registration-absent = Chưa ghi số đăng ký. Hãy ghi số trên giấy đăng ký.
# $given (String) - the number
checks-plate-unusual = “{ $given }” không giống biển số xe. Hãy xem lại trên giấy đăng ký, hoặc ghi lý do.
# $number (String) - the number
checks-number-twice = Số { $number } đã được ghi ở một mục khác. Hãy xem lại có kê khai hai lần không, hoặc ghi lý do.

## 13

checks-country-absent = Chưa ghi tài sản, tài khoản ở nước nào. Hãy ghi tên nước.

## 14

checks-income-part-absent = Chưa ghi số thu nhập. Hãy ghi số tiền; không có thì ghi 0.
# $value (Number) - đồng
checks-income-part-negative = Thu nhập là { $value } đồng; thu nhập không thể nhỏ hơn 0. Hãy ghi lại.
# $total (Number) - đồng
checks-income-row-absent = Mục III chưa có dòng “Tổng thu nhập giữa hai lần kê khai”. Hãy thêm dòng này với { $total } đồng.
# $total (Number) - đồng
# $row (Number) - đồng
checks-income-row-differs = Mục III ghi tổng thu nhập { $row } đồng, còn bốn khoản ở mục 10 cộng lại là { $total } đồng. Hãy sửa cho khớp.
# $total (Number) - đồng
# $items (Number) - đồng
checks-income-items-differ = Các khoản thu nhập đã liệt kê cộng lại là { $items } đồng, khác tổng thu nhập { $total } đồng. Hãy xem lại, hoặc ghi lý do.
checks-income-all-zero = Cả bốn khoản thu nhập đều bằng 0. Hãy xem lại, hoặc ghi lý do.
# $total (Number) - đồng
# $payroll (Number) - đồng
checks-income-below-payroll = Tổng thu nhập { $total } đồng, thấp hơn tiền lương cơ quan đã trả trong kỳ là { $payroll } đồng. Hãy xem lại, hoặc ghi lý do.

## 15, 16

# $description (String) - what it is
# $value (Number) - đồng
checks-row-absent-more = Tài sản mới “{ $description }” ({ $value } đồng) chưa có dòng tăng (+). Hãy thêm dòng và giải trình nguồn gốc.
# $description (String) - what it is
# $value (Number) - đồng
checks-row-absent-less = Tài sản “{ $description }” (giá trị đã kê khai { $value } đồng) không còn, nhưng chưa có dòng giảm (−). Hãy thêm dòng và giải thích lý do giảm.
checks-row-unfounded = Dòng này không khớp với thay đổi nào giữa hai bản kê khai. Hãy xem lại, hoặc bỏ dòng.
checks-quantity-absent = Chưa ghi số lượng tài sản tăng, giảm. Hãy ghi dấu (+) hoặc (−) và số lượng.
checks-sign-wrong-more = Đây là dòng tăng: trước số lượng phải có dấu (+). Hãy sửa dấu.
checks-sign-wrong-less = Đây là dòng giảm: trước số lượng phải có dấu (−). Hãy sửa dấu.
checks-row-value-absent = Chưa ghi giá trị tài sản tăng, giảm. Hãy ghi số tiền.
# $row (Number) - đồng
# $recorded (Number) - đồng
checks-row-value-differs = Dòng này ghi { $row } đồng, còn giá trị đã kê khai là { $recorded } đồng. Tài sản giảm ghi theo giá trị đã kê khai, không theo giá bán. Hãy sửa cho khớp.
checks-explanation-absent = Chưa có nội dung giải trình. Hãy giải trình nguồn gốc, hoặc nguyên nhân tăng, giảm.
# $description (String) - what it is
# $difference (String) - how much
checks-difference-absent = “{ $description }” có diện tích hoặc số lượng thay đổi { $difference }, nhưng Mục III chưa có dòng này. Hãy thêm dòng với phần chênh lệch.
# $given (String) - how much
# $difference (String) - how much
checks-difference-wrong = Dòng này ghi { $given }, phần chênh lệch giữa hai bản kê khai là { $difference }. Hãy sửa cho khớp.
# $before (String) - amount
# $now (String) - amount
checks-value-changed = Giá trị khác lần kê khai trước (trước: { $before }, nay: { $now }) trong khi tài sản không thay đổi. Giá trị là giá gốc, không đánh giá lại hằng năm. Hãy xem lại, hoặc ghi lý do.
checks-value-unknown = không xác định được

## 18, 23

# $income (Number) - đồng
# $increases (Number) - đồng
# $missing (Number) - đồng
checks-source-short = Tài sản tăng thêm { $increases } đồng, tổng thu nhập { $income } đồng, còn thiếu { $missing } đồng chưa rõ nguồn. Hãy xem lại thu nhập và giải trình, hoặc ghi lý do.
checks-source-absent = Giải trình chưa gắn với khoản thu nhập hay tài sản đã bán nào. Hãy chọn nguồn tiền, hoặc ghi lý do.

## 25

checks-not-listed = Người này không có trong danh sách người có nghĩa vụ kê khai. Hãy đề nghị bộ phận tổ chức cán bộ bổ sung danh sách.
checks-list-not-approved = Danh sách người có nghĩa vụ kê khai chưa được thủ trưởng phê duyệt. Hãy chờ phê duyệt rồi nộp.
# $listed (String) - name of the kind
checks-kind-not-as-listed = Danh sách yêu cầu kê khai { $listed }. Hãy kê khai theo phương thức đó, hoặc đề nghị sửa danh sách.
checks-control-body-absent = Danh sách chưa ghi cơ quan kiểm soát tài sản, thu nhập của người này. Hãy đề nghị bổ sung.

## 26

checks-term-ts01 = Hạn hoàn thành kê khai lần đầu
checks-term-ts02 = Hạn hoàn thành kê khai hằng năm
checks-term-ts05 = Hạn bổ sung, kê khai lại theo yêu cầu của cơ quan
checks-term-ts06 = Hạn để cơ quan bàn giao một bản cho cơ quan kiểm soát tài sản, thu nhập
checks-term-other = Thời hạn
# $term (String) - what has to be done by then
# $clock (String) - code of the deadline
# $due (String) - day
# $day (String) - day
checks-late = { $term } là ngày { $due }; tính đến ngày { $day } là quá hạn. Hãy ghi lý do. (Thời hạn { $clock })
# $term (String) - what has to be done by then
# $clock (String) - code of the deadline
# $due (String) - day
# $left (Number) - days left
checks-running = { $term } là ngày { $due }, còn { $left } ngày. (Thời hạn { $clock })

## 27, 28

checks-received-changed = Bản kê khai đã được tiếp nhận thì không sửa được. Muốn sửa phải có yêu cầu bổ sung và lập bản mới.
checks-correction-reason-absent = Bản mới này chưa có lý do yêu cầu sửa. Hãy ghi lý do của yêu cầu.
checks-correction-day-absent = Bản mới này chưa có ngày yêu cầu sửa. Hãy ghi ngày của yêu cầu.
# $requested (String) - day
# $completion (String) - day
checks-corrected-before-asked = Bản mới hoàn thành ngày { $completion }, trước ngày yêu cầu { $requested }. Hãy xem lại ngày.
checks-print-of-another-content = Bản in không phải của nội dung này. Hãy in lại từ bản kê khai hiện tại.
# $announced (Number) - pages
# $found (Number) - pages
checks-pages-differ = Chân trang ghi { $announced } trang nhưng có { $found } trang. Hãy in lại đủ trang.

## Phương thức kê khai

checks-kind-first = lần đầu
checks-kind-annual = hằng năm
checks-kind-supplementary = bổ sung
checks-kind-personnel = phục vụ công tác cán bộ
