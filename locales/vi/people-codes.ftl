### Tên gọi của các mã trong hồ sơ cán bộ; dùng trong bảng, biểu mẫu và danh sách xuất ra.

## Loại người

people-codes-kind-official-with-post = Cán bộ có chức vụ
people-codes-kind-official = Cán bộ khác
people-codes-kind-civil-servant-leading = Công chức lãnh đạo, quản lý
people-codes-kind-civil-servant = Công chức không giữ chức vụ lãnh đạo, quản lý
people-codes-kind-public-employee-managing = Viên chức quản lý
people-codes-kind-public-employee = Viên chức không giữ chức vụ quản lý
people-codes-kind-left = Đã nghỉ
people-codes-kind-contract = Lao động hợp đồng

## Cấp lãnh đạo

people-codes-level-none = Không
people-codes-level-deputy-division-head = Phó trưởng phòng và tương đương
people-codes-level-division-head = Trưởng phòng và tương đương
people-codes-level-deputy-director = Phó giám đốc sở và tương đương
people-codes-level-director = Giám đốc sở và tương đương
people-codes-level-above = Trên giám đốc sở

## Lĩnh vực công tác

people-codes-field-personnel = Tổ chức cán bộ
people-codes-field-finance = Tài chính, ngân hàng
people-codes-field-trade = Công thương
people-codes-field-construction = Xây dựng
people-codes-field-transport = Giao thông
people-codes-field-health = Y tế
people-codes-field-culture = Văn hóa, thể thao, du lịch
people-codes-field-communications = Thông tin và truyền thông
people-codes-field-environment = Tài nguyên và môi trường
people-codes-field-agriculture = Nông nghiệp và phát triển nông thôn
people-codes-field-investment = Đầu tư và ngoại giao
people-codes-field-justice = Tư pháp
people-codes-field-labour = Lao động, xã hội
people-codes-field-science = Khoa học và công nghệ
people-codes-field-education = Giáo dục và đào tạo
people-codes-field-defence = Quốc phòng
people-codes-field-security = Công an
people-codes-field-inspection = Thanh tra và phòng, chống tham nhũng

## Diện quản lý

people-codes-managed-agency = Cơ quan quản lý
people-codes-managed-party-committee = Đảng ủy cấp trên trực tiếp quản lý
people-codes-managed-province = Ban Thường vụ Tỉnh ủy, Thành ủy quản lý
people-codes-managed-centre = Trung ương quản lý

## Trạng thái

people-codes-status-working = Đang công tác
people-codes-status-maternity-leave = Nghỉ thai sản
people-codes-status-long-leave = Nghỉ dài hạn
people-codes-status-studying = Đi học dài hạn
people-codes-status-seconded = Biệt phái
people-codes-status-suspended = Tạm đình chỉ công tác
people-codes-status-retired = Nghỉ hưu
people-codes-status-resigned = Thôi việc
people-codes-status-transferred-out = Chuyển công tác
people-codes-status-dead = Đã mất
