### Khai, kiểm tra, ký và nộp bản kê khai của chính mình.


## Kê khai của tôi

filling-title = Kê khai của tôi
filling-kind-first = Kê khai lần đầu
filling-kind-annual = Kê khai hằng năm
# $kind (String) - kind of declaration
# $year (String) - year of the round
filling-list-name = { $kind } { $year }
filling-list-text = Bản kê khai tài sản, thu nhập anh/chị phải nộp, hạn nộp và những bản đã nộp.
filling-list-empty = Hiện anh/chị không có bản kê khai nào phải nộp. Khi có tên trong danh sách đã phê duyệt, bản kê khai sẽ hiện ở đây và ở Việc của tôi.
filling-list-open = Cần kê khai
filling-list-done = Đã nộp
# $time (String) - time of day
# $date (String) - day
filling-list-saved = Lưu lần cuối lúc { $time } ngày { $date }
# $number (String) - number of the receipt
# $time (String) - time of day
# $date (String) - day
filling-list-receipt = Biên nhận { $number }, nộp lúc { $time } ngày { $date }
filling-list-begin = Xem và bắt đầu khai
filling-list-continue = Tiếp tục khai
filling-list-complete = Bổ sung theo yêu cầu
filling-list-open-it = Xem bản kê khai
# $until (String) - last day with its weekday and the days left
filling-due = Hạn nộp: { $until }
# $day (String) - last day with its weekday
# $left (String) - days left
filling-due-until = { $day } ({ $left })
# $until (String) - last day with its weekday and the days left
# $source (String) - provision
filling-answer-by = { $until }, { $source }
# $until (String) - last day and its provision
filling-due-answer = Hạn bổ sung: { $until }

## Trước khi bắt đầu

filling-before-title = Trước khi bắt đầu
filling-before-first = Kê khai lần đầu là ghi toàn bộ tài sản hiện có của anh/chị, vợ hoặc chồng và con chưa thành niên. Bản khai chia thành nhiều mục ngắn; mục nào không có thì chọn “Không có”.
filling-before-due = Hạn nộp
# $day (String) - day of the local plan
filling-before-planned = Kế hoạch của cơ quan: { $day }
filling-before-time = Thời gian cần có
filling-before-time-last = Khoảng 5 phút nếu tài sản không thay đổi; khoảng 30 phút nếu có thay đổi. Có thể dừng và quay lại bất cứ lúc nào.
filling-before-time-new = Khoảng 60 đến 90 phút cho lần khai đầy đủ đầu tiên. Có thể dừng và quay lại bất cứ lúc nào.
filling-before-who = Ai sẽ đọc được
# $names (String) - names
filling-before-readers = Chỉ sau khi anh/chị ký và nộp: { $names }. Trước đó không ai đọc được.
filling-before-nobody = Cơ quan chưa có ai mở được bản kê khai để tiếp nhận. Anh/chị vẫn khai được; hãy báo cán bộ tổ chức trước khi nộp.
filling-before-copy = Bản khai năm trước được chép sẵn: anh/chị chỉ sửa những gì đã thay đổi.
filling-before-papers = Giấy tờ nên có sẵn
filling-before-paper-identity = Căn cước của anh/chị, vợ hoặc chồng, con chưa thành niên
filling-before-paper-land = Giấy chứng nhận nhà, đất; hợp đồng mua, giấy nộp thuế, phí
filling-before-paper-vehicle = Đăng ký ô tô, xe máy và tài sản phải đăng ký
filling-before-paper-money = Sổ tiết kiệm, số dư tài khoản, khoản cho vay
filling-before-paper-securities = Giấy tờ về cổ phiếu, trái phiếu, vốn góp; vàng, kim loại quý
filling-before-paper-income = Các khoản thu nhập của gia đình từ lần kê khai trước đến nay
filling-before-paper-last = Bản kê khai trên giấy của lần trước
filling-before-law = Quy định mới trong năm
# $name (String) - what it is
# $before (String) - amount
# $now (String) - amount
# $from (String) - day
# $source (String) - provision
filling-before-changed = { $name }: từ { $before } thành { $now }, từ ngày { $from } ({ $source }).
filling-before-private = Bản nháp chỉ mình anh/chị mở được. Mọi thứ đã nhập được giữ lại khi anh/chị dừng giữa chừng.
filling-before-print = Sau khi nộp, anh/chị in 2 bản, ký từng trang và nộp bản giấy cho cán bộ tổ chức.
filling-before-begin = Bắt đầu khai

## Trang chính của bản khai

# $number (String) - number of the section
# $label (String) - its caption
filling-section = Mục { $number }. { $label }
# $number (String) - number of the section
filling-section-short = Mục { $number }
filling-part-changes = Biến động và giải trình nguồn gốc
filling-part-not-started = Chưa bắt đầu
filling-part-in-progress = Đang làm
filling-part-done = Đã xong
filling-part-problem = Có vấn đề
filling-part-ready = Sẵn sàng nộp
# $done (String) - parts that are done
# $of (String) - of how many
# $name (String) - the next one that is not
# $time (String) - time of day
# $date (String) - day
filling-home-stopped = Đã xong { $done }/{ $of } mục, lưu lúc { $time } ngày { $date }. Mục tiếp theo: { $name }.
# $time (String) - time of day
# $date (String) - day
filling-home-all-done = Các mục đã xong, lưu lúc { $time } ngày { $date }. Hãy kiểm tra lại rồi ký và nộp.
filling-home-continue = Tiếp tục khai
filling-home-first = Bắt đầu điền
filling-home-how = Khai lần lượt hoặc chọn mục bất kỳ; mọi nội dung được lưu lại. Khi tất cả các mục đã xong, mở “Kiểm tra, ký và nộp” ở cuối trang.
filling-home-check = Kiểm tra, ký và nộp
filling-home-check-hint = Đọc lại toàn bộ, xem kết quả kiểm tra, rồi ký.
filling-home-asked-again = Cơ quan yêu cầu bổ sung ở mục này.
# $number (String) - number of the section
filling-home-check-section = Kiểm tra lại Mục { $number }
# $count (Number) - files
filling-home-files = { $count } tệp
filling-home-files-hint = Không bắt buộc: giấy chứng nhận, hợp đồng, hóa đơn.
filling-home-last = Hoàn thành
filling-home-unchanged = Năm nay không có gì thay đổi?
filling-home-discard = Bỏ bản nháp này

## Khai một mục

# $about (String) - what it is about
filling-how-to = Cách ghi: { $about }
# $example (String) - example
filling-example = Ví dụ: { $example }
# $text (String) - words on paper
filling-printed-as = In ra là “{ $text }”.
filling-as-declarant = Như người kê khai
filling-officer-asks = Cơ quan yêu cầu:
# $text (String) - what was saved
filling-other-window = Ở cửa sổ khác đã lưu: { $text }
filling-other-empty = (để trống)
filling-hint-day = Ngày/tháng/năm, ví dụ 08/03/1980
filling-hint-money = Ghi số hoặc chữ đơn vị, ví dụ 1.500.000.000 hoặc 1,5 tỷ
filling-hint-currency = Ba chữ cái, ví dụ VND, USD
filling-hint-value-reason = Chỉ ghi khi chọn “không thể ước tính”.
filling-hint-amount = Số ngoại tệ; với tiền Việt Nam có thể để trống.
filling-hint-deposit = Với tiền gửi: tên ngân hàng, tổ chức nhận gửi.
filling-hint-certificate = Chưa được cấp thì để trống và chọn câu bên dưới.
filling-hint-identity = Chưa có căn cước thì chọn loại giấy tờ khác.
filling-hint-kind = Bấm “Lưu và tiếp tục” để hiện các ô của loại đã chọn. Đổi sang loại khác thì nội dung đã ghi vẫn được giữ; chọn lại loại cũ là thấy.
# $label (String) - caption
filling-day-unreadable = { $label }: hãy ghi đủ ngày, tháng, năm, ví dụ 08/03/1980.
# $label (String) - caption
filling-day-none = { $label }: ngày này không có trong lịch. Hãy xem lại ngày và tháng.
# $label (String) - caption
filling-number-unreadable = { $label }: hãy ghi bằng chữ số, ví dụ 85,5.
# $label (String) - caption
filling-number-precise = { $label }: hãy ghi tối đa ba chữ số sau dấu phẩy.
# $label (String) - caption
filling-year-unreadable = { $label }: hãy ghi năm bốn chữ số, ví dụ 2015.
# $label (String) - caption
filling-currency-unreadable = { $label }: hãy ghi ba chữ cái của loại tiền, ví dụ VND, USD.
# $label (String) - caption
filling-choice-missing = { $label }: hãy chọn một câu trả lời trong danh sách.
# $label (String) - caption
# $max (Number) - most characters
filling-too-long = { $label }: hãy rút gọn còn tối đa { $max } ký tự.
filling-since-label = Tài sản này so với bản kê khai lần trước
filling-since-hint = Bản kê khai lần trước của anh/chị ở trên giấy nên hệ thống không so sánh được.
filling-since-declared = Đã kê khai lần trước, hiện vẫn còn
filling-since-new = Mới có sau lần kê khai trước
filling-since-gone = Đã kê khai lần trước, nay không còn
filling-save-continue = Lưu và tiếp tục
filling-save-later = Lưu, hoàn thiện sau
# $time (String) - time of day
filling-saved-at = Đã lưu lúc { $time }
filling-autosave-saving = Đang lưu…
filling-autosave-failed = Chưa tự lưu được. Hãy bấm “Lưu và tiếp tục”: những gì đã nhập vẫn còn.
filling-autosave-conflict = Mục này vừa được lưu khác ở một cửa sổ khác. Hãy bấm “Lưu và tiếp tục” để xem cả hai.
filling-conflict-title = Một cửa sổ khác vừa lưu mục này
filling-conflict-text = Những gì anh/chị nhập ở đây vẫn còn trong các ô; nội dung của cửa sổ kia ghi dưới từng ô khác nhau. Hãy chọn nội dung đúng rồi lưu lại.

## Danh sách một mục

filling-any-things = Anh/chị, vợ hoặc chồng, con chưa thành niên có tài sản ở mục này không?
filling-any-spouse = Anh/chị có vợ hoặc chồng không?
filling-any-children = Anh/chị có con chưa thành niên không?
filling-any-yes = Có, khai ngay
filling-any-none = Không có
filling-any-missing = Hãy chọn “Có, khai ngay” hoặc “Không có”.
filling-add = Thêm
filling-edit = Sửa
filling-duplicate = Nhân bản
filling-remove = Xóa
filling-restore = Khôi phục
filling-undo = Hoàn tác
filling-go-on = Tiếp tục
filling-entry-unnamed = (chưa ghi tên)
filling-entry-open = Chưa đủ
filling-list-gone = Có ở lần kê khai trước, nay không còn
# $most (Number) - entries
filling-list-full = Mục này đã có { $most } dòng, không thêm được nữa. Hãy gộp các tài sản cùng loại, phần chi tiết để trong tệp kèm theo.
filling-state-unchanged = Giữ nguyên
filling-state-changed = Có thay đổi
filling-state-disposed = Không còn
filling-state-new = Mới
filling-done-saved = Đã lưu.
filling-done-removed = Đã xóa khỏi danh sách.
filling-done-restored = Đã khôi phục.
filling-done-undone = Đã hoàn tác thay đổi vừa rồi.
filling-done-too-late = Sau thay đổi đó đã có thay đổi khác, nên không hoàn tác được nữa. Hãy khai lại mục này nếu cần.
filling-total-all = Tổng
# $kind (String) - kind of thing
filling-total-kind = Tổng loại “{ $kind }”
# $what (String) - which total
# $sum (String) - amount
# $threshold (String) - amount
# $source (String) - provision
filling-total-below = { $what } { $sum }, dưới { $threshold }: không bắt buộc kê khai, vẫn có thể kê khai ({ $source }).
# $what (String) - which total
# $sum (String) - amount
# $threshold (String) - amount
# $source (String) - provision
filling-total-reached = { $what } { $sum }, từ { $threshold } trở lên: phải kê khai ({ $source }).
# $what (String) - which total
# $source (String) - provision
filling-total-unknown = { $what }: chưa cộng được vì có mục chưa ghi giá trị ({ $source }).

## Thu nhập

# $from (String) - first day
# $to (String) - last day
filling-income-period = Kỳ tính thu nhập: từ ngày { $from } đến ngày { $to }.
filling-income-items = Từng khoản thu nhập
filling-income-items-text = Lương, phụ cấp, thưởng, quà tặng, thừa kế, tiền bán tài sản, lãi đầu tư và các khoản khác. Ghi mỗi khoản một ô.
filling-income-item = Khoản thu nhập
filling-income-amount = Số tiền
filling-income-item-new = Khoản mới
filling-income-more = Thêm khoản
filling-income-totals = Tổng thu nhập
filling-income-totals-text = Không có thì ghi 0. Khoản không tách riêng được thì ghi vào thu nhập chung.
# $sum (String) - amount
filling-income-agrees = Các khoản đã ghi cộng lại { $sum }, khớp với tổng bốn ô.
# $items (String) - amount
# $total (String) - amount
filling-income-differs = Các khoản đã ghi cộng lại { $items }; tổng bốn ô là { $total }. Hãy xem lại cho khớp.
# $sum (String) - amount
filling-income-listed = Các khoản đã ghi cộng lại { $sum }.

## Năm không thay đổi

filling-unchanged-title = Năm nay có gì thay đổi?
filling-unchanged-text = Dưới đây là toàn bộ bản khai lần trước. Chỉ đánh dấu những dòng khác trước hoặc không còn; không đánh dấu gì nghĩa là tất cả giữ nguyên.
filling-unchanged-caption = Bản khai lần trước
filling-unchanged-empty = Bản khai lần trước không có tài sản nào.
filling-unchanged-what = Nội dung
filling-unchanged-where = Mục
filling-unchanged-value = Giá trị
filling-unchanged-state = Hiện ghi
filling-unchanged-other = Có thay đổi
filling-unchanged-gone = Không còn
filling-unchanged-submit = Tất cả giữ nguyên, trừ dòng đã đánh dấu
filling-unchanged-exceptions = Hãy sửa từng dòng đã đánh dấu, rồi khai thu nhập.
filling-unchanged-income = Tiếp tục: khai thu nhập

## Mục III

filling-changes-text = Các dòng được tính từ hai bản kê khai. Anh/chị chỉ ghi giải trình.
filling-explanation = Nội dung giải trình
filling-sources = Dựa trên khoản thu nhập hoặc tài sản đã bán
# $name (String) - item
# $amount (String) - amount
filling-source-income = { $name }: { $amount }
# $name (String) - what is gone
filling-source-gone = Tài sản đã giảm: { $name }
# $rest (String) - amount
filling-test-covered = Tổng thu nhập trừ tài sản tăng thêm còn { $rest }: thu nhập đủ giải trình phần tăng thêm.
# $rest (String) - amount
filling-test-short = Tài sản tăng thêm lớn hơn tổng thu nhập { $rest }. Hãy xem lại thu nhập hoặc ghi rõ nguồn trong giải trình.
filling-change-what = Tài sản
filling-change-amount = Tăng/giảm

## Kiểm tra

filling-answers-title = Kiểm tra bản kê khai
filling-answers-clean = Không còn điều gì phải sửa. Hãy đọc lại toàn bộ rồi tiếp tục.
filling-answers-all = Toàn bộ nội dung đã khai
# $number (String) - number of the section
filling-answers-all-section = Nội dung đã khai ở Mục { $number }
filling-answers-submit = Tiếp tục: ký và nộp
# $number (String) - number of the section
filling-answers-title-section = Kiểm tra Mục { $number }
filling-answers-clean-section = Mục này không còn điều gì phải sửa.
filling-answers-back = Lưu và về các phần của bản kê khai
filling-answers-unsubmitted = Chưa nộp
filling-answers-unsubmitted-text = Bản kê khai đã thay đổi sau khi trang ký được mở (ở cửa sổ khác, hoặc đã sang ngày mới). Hãy đọc lại rồi ký.
# $count (Number) - findings
filling-answers-blocked = Còn { $count } điều phải sửa trước khi nộp.
filling-answer-missing = Chưa ghi
# $typed (String) - as typed
filling-answer-unread = Chưa đọc được: “{ $typed }”
# $count (Number) - findings
filling-found-blocking = Phải sửa trước khi nộp ({ $count })
# $count (Number) - findings
filling-found-asking = Cần xem lại ({ $count })
filling-found-asking-text = Hãy sửa, hoặc ghi lý do để giữ nguyên. Lý do được nộp cùng bản kê khai.
filling-found-told = Thông tin
# $field (String) - caption
# $sentence (String) - what was found
filling-found-at = { $field }: { $sentence }
# $law (String) - provisions
filling-law = Căn cứ: { $law }
filling-reason-open = Giữ nguyên và ghi lý do
filling-reason-label = Lý do giữ nguyên
# $finding (String) - sentence of the finding
filling-reason-missing = Hãy sửa hoặc ghi lý do: { $finding }
filling-request-title = Cơ quan yêu cầu bổ sung

## Ký và nộp

filling-sign-title = Ký và nộp bản kê khai
filling-sign-who = Ai sẽ đọc được bản kê khai này
filling-sign-readers = Ngay sau khi nộp, chỉ anh/chị và những người sau mở được:
filling-sign-readers-later = Sau khi được tiếp nhận, lãnh đạo đơn vị đọc được. Mỗi lần mở đều được ghi lại. Quản trị hệ thống không đọc được.
filling-sign-truth = Cam đoan
# $name (String) - the declarant
filling-sign-statement = Tôi, { $name }, cam đoan những nội dung kê khai là đầy đủ, trung thực và chịu trách nhiệm trước pháp luật về bản kê khai này.
# $day (String) - day
filling-sign-day = Ngày hoàn thành bản kê khai: { $day }, là ngày anh/chị ký và nộp.
filling-sign-warning = Sau khi nộp, nội dung không sửa được nữa. Anh/chị có thể rút lại cho đến khi cán bộ mở bản kê khai.
filling-sign-paper = Sau khi nộp, hãy in 2 bản, ký từng trang và nộp bản giấy.
filling-sign-submit = Ký và nộp bản kê khai
filling-receipt-title = Đã nộp bản kê khai
filling-receipt-panel = Đã nộp bản kê khai
filling-receipt-number = Số biên nhận
# $at (String) - exact time
filling-receipt-at = Nộp lúc { $at }. Ngày này cũng là ngày hoàn thành bản kê khai.
filling-receipt-next = Việc tiếp theo
filling-receipt-next-print = In 2 bản và ký ở từng trang.
filling-receipt-next-hand-in = Nộp bản giấy cho cán bộ tổ chức. Cho đến lúc đó trạng thái là chờ bản giấy.
filling-receipt-next-open = Cán bộ tổ chức kiểm tra hình thức và sự đầy đủ rồi tiếp nhận.
filling-receipt-next-return = Nếu cần bổ sung, anh/chị được báo ở Việc của tôi, kèm nội dung và hạn bổ sung.
filling-receipt-next-returned = Bản này đã được yêu cầu bổ sung. Hãy mở bản kê khai, bổ sung rồi nộp lại.
filling-receipt-next-withdrawn = Anh/chị đã rút lại bản này; nó lại là bản nháp. Hãy hoàn thành rồi nộp lại trước hạn.
filling-receipt-whole = Biên nhận đầy đủ, có mã kiểm tra và dấu vân tay nội dung
# $day (String) - last day with its weekday
# $source (String) - provision
filling-receipt-next-hand-over = Chậm nhất { $day }, một bản được bàn giao cho cơ quan kiểm soát tài sản, thu nhập ({ $source }).

## Bản đã nộp

filling-standing-number = Số biên nhận
filling-standing-at = Nộp lúc
filling-standing-received = Ngày tiếp nhận
filling-standing-returned = Ngày yêu cầu bổ sung
filling-standing-answer-by = Hạn bổ sung
filling-standing-next = Bản kê khai chờ cán bộ tổ chức mở và tiếp nhận.
filling-standing-next-paper = Chờ bản giấy: hãy in 2 bản, ký từng trang và nộp cho cán bộ tổ chức.
filling-standing-next-opened = Cán bộ tổ chức đã mở bản kê khai và đang kiểm tra.
filling-standing-next-returned = Hãy bổ sung theo yêu cầu dưới đây. Bản mới bắt đầu bằng bản sao của bản đã nộp.
filling-standing-next-received = Bản kê khai đã được tiếp nhận. Anh/chị không phải làm gì thêm.
filling-standing-read = Xem bản đã nộp
filling-standing-receipt = Xem biên nhận
filling-standing-complete = Bắt đầu bổ sung
filling-standing-submitted = Bản kê khai này đã được nộp
filling-standing-submitted-text = Trang vừa mở thuộc bản nháp trước khi nộp nên không còn. Dưới đây là tình trạng của bản đã nộp và những việc anh/chị còn làm được.
filling-withdraw-title = Rút lại để sửa
filling-withdraw-text = Chưa có ai mở bản kê khai này. Rút lại thì bản kê khai trở thành bản nháp của riêng anh/chị; phải nộp lại trước hạn.
filling-withdraw-submit = Rút lại bản kê khai
filling-withdrawn = Đã rút lại bản kê khai
filling-withdrawn-text = Bản kê khai lại là bản nháp của anh/chị. Bản giấy đã in không dùng được nữa; sau khi nộp lại hãy in bản mới.
filling-submitted-title = Bản kê khai đã nộp
# $day (String) - day
filling-submitted-on = Ngày hoàn thành: { $day }
filling-discard-title = Bỏ bản nháp này?
filling-discard-text = Mọi nội dung đã nhập trong bản nháp sẽ mất và không lấy lại được. Bản đã nộp và bản các năm trước vẫn còn.
filling-discard-lost = Bản nháp này được lưu trước khi tài khoản của anh/chị được cấp khóa mới, nên không ai mở được nữa. Hãy bỏ bản nháp này rồi bắt đầu lại.
filling-discard-submit = Bỏ bản nháp
filling-discard-keep = Giữ lại
