### Trang "Tra cứu thời hạn", và những từ dùng chung của ba trang về pháp luật.

lookup-title = Tra cứu thời hạn
lookup-lead = Chọn một thời hạn, cho biết ngày xảy ra sự kiện: trang này cho biết ngày kết thúc, vì sao là ngày đó và căn cứ ở đâu.
lookup-pages = Các trang về pháp luật
lookup-verify = (còn đối chiếu với văn bản gốc)
lookup-article = Căn cứ

## Chọn thời hạn

lookup-choose-heading = Chọn thời hạn
lookup-search = Tìm thời hạn
lookup-search-hint = Mã, sự kiện, việc phải làm hoặc tên văn bản; không cần gõ dấu.
lookup-search-act = Tìm
# $count (Number) - how many deadlines were found
# $words (String) - what was searched for
lookup-found = { $count } thời hạn khớp với “{ $words }”
lookup-found-none = Không có thời hạn nào khớp
# $words (String) - what was searched for
lookup-found-none-text = Không tìm thấy “{ $words }” trong mã, sự kiện, việc phải làm và tên văn bản. Hãy bớt từ, hoặc gõ phần đầu của từ.
lookup-show-all = Xem tất cả thời hạn
# $topic (String) - name of the group
# $count (Number) - how many deadlines it has
lookup-topic-count = { $topic } ({ $count })
# $code (String) - code of a deadline, as typed
lookup-unknown-code = Không có thời hạn nào mang mã “{ $code }”. Hãy tìm và chọn trong danh sách.
# $event (String) - the event
# $length (String) - the term in words
lookup-entry-detail = { $event } · { $length }
lookup-change = Chọn thời hạn khác

## Nhóm thời hạn

lookup-topic-declarations = Kê khai tài sản, thu nhập
lookup-topic-denunciations = Tố cáo
lookup-topic-complaints = Khiếu nại
lookup-topic-reception = Tiếp công dân, xử lý đơn
lookup-topic-prevention = Phòng ngừa tham nhũng: giải trình, quà tặng, xung đột lợi ích, chuyển đổi vị trí
lookup-topic-discipline = Xử lý kỷ luật
lookup-topic-administration = Một cửa, cung cấp thông tin, tiết kiệm, dữ liệu
lookup-topic-reports = Báo cáo
lookup-topic-others = Thời hạn khác

## Độ dài

# $amount (Number) - how many
lookup-length-days = { $amount } ngày
# $amount (Number) - how many
lookup-length-working-days = { $amount } ngày làm việc
# $amount (Number) - how many
lookup-length-months = { $amount } tháng
# $amount (Number) - how many
lookup-length-years = { $amount } năm
# $length (String) - the term in words
lookup-length-before = ít nhất { $length } trước đó
# $length (String) - the term in words
lookup-length-posted = niêm yết { $length }
# $date (String) - day and month
lookup-length-yearly = trước ngày { $date }
# $length (String) - the term of another row
# $by (String) - what is added each time
# $times (Number) - how often it is added
lookup-length-prolonged = { $length }, cộng { $times } lần gia hạn { $by }
lookup-length-report = theo kỳ báo cáo

## Câu hỏi

lookup-form-heading = Câu hỏi
lookup-form-heading-again = Sửa câu hỏi
lookup-variant = Trường hợp
lookup-date = Ngày xảy ra sự kiện
# $event (String) - the event
lookup-date-hint = { $event }. Ví dụ: 23 4 2026.
lookup-date-example = Ví dụ: 23 4 2026.
lookup-year-report = Năm của báo cáo
lookup-year-hint = Bốn chữ số, ví dụ 2026.
lookup-calculate = Tính thời hạn
lookup-stops = Thời gian không tính vào thời hạn
lookup-stops-hint = Nếu có quyết định hoặc lý do khiến một khoảng thời gian không tính vào thời hạn, hãy ghi từng khoảng; cả ngày đầu và ngày cuối đều không tính. Viết ngày như 01/05/2026.
# $number (Number) - which stop
lookup-stop = Khoảng thứ { $number }
lookup-stop-from = Từ ngày
lookup-stop-to = Đến hết ngày
lookup-stop-ground = Lý do
lookup-stop-ground-none = Chọn lý do
lookup-ground-not-considered = Chưa xem xét kỷ luật
lookup-ground-criminal = Đang tố tụng hình sự
lookup-ground-complaint = Đang khiếu nại, khởi kiện quyết định kỷ luật
lookup-ground-suspended = Tạm đình chỉ giải quyết

## Lỗi

lookup-error-variant = Hãy chọn một trường hợp.
lookup-error-variant-unknown = Trường hợp trong địa chỉ không có ở thời hạn này. Hãy chọn lại.
# $code (String) - code of the deadline
lookup-error-variant-none = Thời hạn { $code } không chia trường hợp. Hãy bấm “Tính thời hạn” để bỏ trường hợp trong địa chỉ.
lookup-error-date-empty = Hãy nhập ngày xảy ra sự kiện.
lookup-error-date-incomplete = Ngày còn thiếu. Hãy nhập đủ ngày, tháng và năm.
lookup-error-date-unreadable = Hãy viết ngày, tháng, năm bằng chữ số, ví dụ 23 4 2026.
lookup-error-date-none = Không có ngày này trong lịch. Hãy xem lại ngày và tháng.
# $first (String) - first year, four digits
# $last (String) - last year, four digits
lookup-error-date-range = Năm phải từ { $first } đến { $last }.
# $first (String) - first year, four digits
# $last (String) - last year, four digits
lookup-error-year = Hãy nhập năm bằng bốn chữ số, từ { $first } đến { $last }.
# $number (Number) - which stop
lookup-error-stop-from = Khoảng thứ { $number }: hãy viết ngày bắt đầu như 01/05/2026.
# $number (Number) - which stop
lookup-error-stop-to = Khoảng thứ { $number }: hãy viết ngày kết thúc như 31/05/2026.
# $number (Number) - which stop
lookup-error-stop-order = Khoảng thứ { $number }: ngày kết thúc phải từ ngày bắt đầu trở đi.
# $number (Number) - which stop
lookup-error-stop-ground = Khoảng thứ { $number }: hãy chọn lý do.
# $most (Number) - how many stops are read
lookup-error-stops-too-many = Địa chỉ có quá { $most } khoảng thời gian không tính. Hãy gộp các khoảng liền nhau.
lookup-error-stops-not-applicable = Thời hạn này không có thời gian không tính. Hãy xóa các khoảng đã ghi.

## Kết quả

lookup-result = Kết quả
lookup-ends = Thời hạn kết thúc
lookup-legal-latest = Chậm nhất phải xong trong ngày
lookup-posted-through = Niêm yết đến hết
lookup-yearly-latest = Ngày cuối cùng còn đúng hạn
lookup-unit-to-province = Đơn vị gửi tỉnh, bộ: chậm nhất
lookup-province-to-ttcp = Tỉnh, bộ gửi Thanh tra Chính phủ: chậm nhất
# $days (Number) - days from today to the day
lookup-days-left = Còn { $days } ngày
# $days (Number) - days since the day
lookup-days-past = Đã qua { $days } ngày
lookup-days-today = Hôm nay
# $date (String) - today as dd/MM/yyyy
lookup-days-as-of = tính đến hôm nay, { $date }
lookup-why = Vì sao là ngày này
lookup-details = Chi tiết
lookup-event = Sự kiện
# $event (String) - the event
# $date (String) - the day with its weekday
lookup-event-on = { $event }: { $date }
lookup-act = Việc
lookup-length = Độ dài
lookup-rule = Cách tính
lookup-validity = Hiệu lực của quy định
lookup-target = Nên xong trong ngày làm việc không muộn hơn
# $which (String) - which of several dates
lookup-target-of = { $which }: nên xong trong ngày làm việc
lookup-removable-from = Được gỡ từ
lookup-window = Số liệu của kỳ
# $from (String) - first day
# $to (String) - last day
lookup-window-days = từ { $from } đến hết { $to }
lookup-further-base = Không gia hạn
lookup-further-one = Sau một lần gia hạn
lookup-further-two = Sau hai lần gia hạn
lookup-further-longest = Dài nhất, khi được gia hạn
lookup-further-complex = Dài nhất, vụ việc phức tạp
lookup-stopped-days = Không tính vào thời hạn
# $days (Number) - days not counted
lookup-stopped-sum = { $days } ngày
lookup-stops-without-effect = 0 ngày: các khoảng đã ghi nằm ngoài thời hạn
lookup-stops-beyond = 0 ngày trong thời hạn chính; các mốc kéo dài dưới đây đã tính cả những khoảng rơi vào chúng
lookup-planned = Mốc nội bộ theo kế hoạch
# $from (String) - first day
# $to (String) - last day
# $ground (String) - why
lookup-stop-said = { $from } – { $to }: { $ground }
lookup-doubts = Cần đối chiếu với văn bản gốc trước khi dựa vào kết quả
lookup-share = Muốn gửi kết quả này cho đồng nghiệp, hãy sao chép địa chỉ trên thanh địa chỉ của trình duyệt: địa chỉ chứa đủ câu hỏi.

## Câu giải thích

# $length (String) - the term in words
# $event (String) - the event
# $first (String) - the day after the event
lookup-why-days = Thời hạn { $length } bắt đầu từ { $first }, ngày liền sau ngày xảy ra sự kiện “{ $event }”.
# $length (String) - the term in words
# $event (String) - the event
# $first (String) - the day after the event
lookup-why-working-days = Thời hạn { $length } bắt đầu từ { $first }, ngày liền sau ngày xảy ra sự kiện “{ $event }”; chỉ đếm ngày làm việc, không đếm ngày nghỉ hằng tuần.
# $length (String) - the term in words
# $event (String) - the event
# $date (String) - day of the event
lookup-why-months = Thời hạn { $length } tính từ { $date }, ngày xảy ra sự kiện “{ $event }”.
# $days (String) - the special days, each with its name
lookup-why-skipped = Không đếm { $days }.
# $days (String) - the Saturdays worked, each with its name
lookup-why-worked = Có đếm { $days }.
# $days (Number) - days not counted
# $periods (String) - from – to, from – to
lookup-why-stopped = Không tính { $days } ngày tạm dừng: { $periods }.
# $from (String) - first day
# $to (String) - last day
lookup-why-period = từ { $from } đến { $to }
# $date (String) - last day
lookup-why-ends = Thời hạn kết thúc vào { $date }.
# $nominal (String) - last day before it was moved
# $date (String) - last day
lookup-why-rolled = Thời hạn đếm đến { $nominal }, là ngày nghỉ, nên kết thúc vào ngày làm việc tiếp theo: { $date }.
# $nominal (String) - last day before it was moved
# $date (String) - last day
# $days (String) - the special days, each with its name
lookup-why-rolled-over = Thời hạn đếm đến { $nominal }, là ngày nghỉ; qua { $days } thì ngày làm việc tiếp theo là { $date }: thời hạn kết thúc vào ngày đó.
lookup-why-not-rolled = Thời hạn này không dời khi ngày cuối là ngày nghỉ.
# $length (String) - the term in words
# $event (String) - the event
# $date (String) - day of the event
# $latest (String) - the day counted back to
lookup-why-backward = Đếm lùi { $length } từ { $date } (“{ $event }”), không tính ngày này, thì đến { $latest }.
# $target (String) - the working day before
lookup-why-target = Ngày đó là ngày nghỉ và không được dời muộn hơn, nên việc cần xong trong { $target }, ngày làm việc gần nhất trước đó.
# $length (String) - the term in words
# $date (String) - day of the event
# $last (String) - last day
# $removable (String) - the day after
lookup-why-posted = Niêm yết đủ { $length } sau { $date }: giữ đến hết { $last }, từ { $removable } được gỡ. Không dời khi gặp ngày nghỉ.
# $limit (String) - the date that the law names
# $latest (String) - the day before
lookup-why-yearly = Luật ghi “trước ngày { $limit }”, nên ngày cuối cùng còn đúng hạn là { $latest }; không dời khi gặp ngày nghỉ.
lookup-why-report = Luật ghi “chậm nhất ngày”: chính ngày đó vẫn đúng hạn, không dời khi gặp ngày nghỉ.
# $date (String) - a day
# $name (String) - its name
lookup-special-day = { $date } ({ $name })
# $kind (String) - kind of day
# $name (String) - its name
lookup-special-kind = { $kind }: { $name }

## Điều cần kiểm chứng

lookup-doubt-row = Quy định này cần được đối chiếu với Công báo trước khi áp dụng.
# $date (String) - the day with its weekday
lookup-doubt-day = { $date }: ngày này trong lịch còn phải đối chiếu với văn bản.
lookup-doubt-counting = Cách tính cần được đối chiếu: luật không nói rõ.
# $validity (String) - when the row is in force
lookup-doubt-not-in-force = Vào ngày này quy định không có hiệu lực ({ $validity }); kết quả tính theo phiên bản gần nhất.
# $ground (String) - why time is not counted
lookup-doubt-stop = Quy định không nêu lý do “{ $ground }” để không tính thời gian.
# $years (String) - the years
lookup-doubt-provisional = Hệ thống chưa có văn bản về lịch nghỉ của năm { $years }: thiếu Tết Âm lịch và các ngày hoán đổi, nên kết quả là tạm tính.
# $years (String) - the years
lookup-doubt-open = Năm { $years } có thể còn được công bố thêm ngày nghỉ hoặc ngày hoán đổi.

## Tháng

lookup-months = Trên lịch
# $first (String) - first month left out, MM/yyyy
# $last (String) - last month left out, MM/yyyy
lookup-months-left-out = Lược bớt từ tháng { $first } đến tháng { $last }: chỉ hiện hai tháng đầu và hai tháng cuối.

## Thời hiệu, và những quy định không tính thành ngày

lookup-limitation-heading = Thời hiệu không tra cứu ở đây
# $event (String) - the act
lookup-limitation-text = “{ $event }”: sau thời gian dưới đây, tính từ khi kết thúc hành vi, không xem xét kỷ luật nữa. Muốn tính ngày cụ thể phải biết nghị định áp dụng, hành vi mới trong thời gian đó, thời gian không tính và ngày thông báo hoặc kết luận; việc này làm trong hồ sơ vụ việc kỷ luật.
lookup-limitation-caption = Thời hiệu theo từng nghị định
lookup-uncounted-heading = Quy định này không tính thành ngày
# $event (String) - the event
# $act (String) - what has to be done
# $length (String) - what the law wants
lookup-uncounted-text = Sự kiện: { $event }. Pháp luật yêu cầu: { $act }, { $length }.
lookup-uncounted-use = Không có ngày để tính; quy định này được nêu ra khi làm việc đó và khi tự kiểm tra.
