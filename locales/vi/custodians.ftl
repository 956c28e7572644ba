### Phiếu giấy của người giữ mảnh khóa khôi phục, và lời của các lệnh mà họ chạy trên máy không nối mạng.

## Phiếu giấy

custodians-sheet-title = Mảnh khóa khôi phục
custodians-sheet-warning = KHÔNG SAO CHỤP
# $number (Number) - of this sheet, from 1
# $of (Number) - how many sheets there are
custodians-sheet-number = Mảnh { $number }/{ $of }
# $number (Number) - of this sheet, from 1
# $of (Number) - how many sheets there are
custodians-sheet-gist = Mảnh khóa khôi phục số { $number } trong { $of } mảnh. Hai trong ba mảnh đặt cùng nhau mở được mọi nội dung đã gửi giữ cho bộ khóa này; một mảnh riêng lẻ không mở được gì.
custodians-sheet-set = Mã bộ khóa (như nhau trên ba phiếu)
custodians-sheet-made = Ngày lập
# $row (Number) - of the code, from 1
custodians-sheet-row = Hàng { $row }
# $groups (Number) - how many groups of four characters the code has
custodians-sheet-reading = Mã của mảnh có { $groups } nhóm, mỗi nhóm 4 ký tự. Trong mã không có các chữ I, L, O, U: hình giống chữ O là số 0 (có chấm ở giữa), hình giống chữ I là số 1. Hình vuông bên phải là mã QR chứa đúng các ký tự đó.
custodians-sheet-picture = Mã QR chứa đúng mã ghi trên các hàng bên cạnh
custodians-sheet-opens-title = Mảnh này mở được gì
custodians-sheet-opens = Hai trong ba mảnh đặt cùng nhau mở được mọi nội dung đã gửi giữ cho bộ khóa này. Một mảnh riêng lẻ không mở được gì và không cho biết điều gì.
custodians-sheet-holder-title = Ai được giữ
custodians-sheet-holder = Mỗi người chỉ giữ một mảnh. Người đứng đầu, cấp phó của người đứng đầu và quản trị viên không bao giờ được giữ mảnh nào.
custodians-sheet-duty-title = Người giữ mảnh phải làm gì
custodians-sheet-duty-keep = Ký nhận, cho phiếu vào phong bì kín, ký lên mép dán và cất vào nơi có khóa, không chung chỗ với mảnh khác.
custodians-sheet-duty-copies = Không chụp ảnh, không chép lại, không gửi đi. In xong thì xóa tệp PDF của phiếu.
custodians-sheet-duty-use = Chỉ gõ hoặc quét mã trên máy không nối mạng, cùng với một người giữ mảnh khác, sau khi đã đọc máy sắp làm gì, cho ai, và đã so mã khóa với người đó.
custodians-sheet-duty-lost = Mất phiếu, nghi bị lộ hoặc thôi giữ: báo ngay cho cơ quan để lập bộ khóa mới.
custodians-sheet-holder-name = Họ và tên người giữ
custodians-sheet-received = Ngày nhận
custodians-sheet-signature = Chữ ký

## Lời của các lệnh

# $installation (String) - its identifier
custodians-founding-title = SẮP KÝ: những người đầu tiên mà hệ thống { $installation } tin khóa của họ, và qua họ là mọi người khác.
custodians-founding-check = Trước khi đồng ý, nghe từng người đọc mã khóa trên trang của chính họ và so từng ký tự.
# $role (String) - name of the role
# $code (String) - code of the role
# $name (String) - of the person
# $login (String) - of the account
custodians-founding-member = { $role } ({ $code }): { $name }, tài khoản { $login }
# $code (String) - of the keys of the person just named
custodians-member-code = mã khóa { $code }
custodians-head = Người đứng đầu
custodians-personnel = Cán bộ tổ chức
custodians-auditor = Kiểm toán nội bộ
# $installation (String) - its identifier
custodians-recovery-title = SẮP MỞ: khóa đã gửi giữ của một người trong hệ thống { $installation }. Ai giữ khóa mới dưới đây sẽ đọc được mọi nội dung của người này.
custodians-recovery-check = Gặp hoặc gọi chính người đó qua số bạn đã biết từ trước, và nghe đọc mã khóa mới. Đừng lấy mã từ thư hay từ người đi cùng.
# $name (String) - of the person
# $login (String) - of the account
custodians-recovery-person = { $name }, tài khoản { $login }
# $code (String) - of the keys that were lost
custodians-old-code = mã khóa cũ { $code }
# $which (Number) - first or second
custodians-ask-share = Mảnh thứ { $which }, gõ hoặc quét cả mã rồi Enter (không hiện trên màn hình):
custodians-ask-code = Gõ mã khóa mới, đúng như chính người đó đọc cho nghe:
custodians-wrong-code = Đó không phải mã của khóa mới: nghe nhầm, hoặc yêu cầu này ghi khóa của người khác. Hãy hỏi lại chính người đó.
custodians-mistyped = Mã vừa gõ có chỗ sai. Hãy gõ lại cả mã của mảnh đó.
# $word (String) - what to type
custodians-ask-consent = Gõ { $word } để đồng ý:
# The word is typed on machines without a Vietnamese keyboard; it is accepted with and without marks.
custodians-consent-word = DONG Y
