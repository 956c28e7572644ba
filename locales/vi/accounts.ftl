# $characters (Number) - how many
accounts-password-short = Mật khẩu phải có ít nhất { $characters } ký tự. Một câu ngắn dễ nhớ là đủ, ví dụ bốn năm từ không liên quan với nhau.
# $characters (Number) - how many
accounts-password-long = Mật khẩu dài quá { $characters } ký tự. Hãy chọn câu ngắn hơn.
accounts-password-common = Mật khẩu này dễ đoán: nhiều người dùng, chỉ gồm tên anh/chị, hoặc là một dãy phím. Hãy chọn câu khác.
accounts-password-differs = Hai lần nhập mật khẩu chưa giống nhau. Hãy nhập lại.
accounts-wrong-password = Tên đăng nhập hoặc mật khẩu chưa đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại.
accounts-wrong-own-password = Mật khẩu chưa đúng. Hãy kiểm tra bộ gõ tiếng Việt và phím Caps Lock rồi nhập lại.
accounts-slip-wrong = Phiếu mời chưa đúng, đã dùng hoặc đã hết hạn. Hãy nhập lại đúng như trên phiếu, hoặc xin phiếu mới ở bộ phận tổ chức cán bộ.
accounts-slip-elsewhere = Tài khoản này vừa được mở từ một trang khác của cùng phiếu mời. Mã khôi phục trên trang này không dùng được: hãy giữ mã đã ghi ở trang kia và đăng nhập bằng mật khẩu đã đặt.
accounts-code-end-wrong = Bốn ký tự cuối chưa khớp với mã khôi phục ở trên. Hãy nhìn vào mã anh/chị vừa ghi ra giấy và nhập lại.
accounts-wrong-code = Tên đăng nhập hoặc mã khôi phục chưa đúng. Hãy nhìn vào tờ giấy đã ghi mã và nhập lại từng nhóm bốn ký tự.
accounts-password-same = Mật khẩu mới phải khác mật khẩu đang dùng.
