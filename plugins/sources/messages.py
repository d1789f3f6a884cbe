"""What each code says to an editor, in Vietnamese and English. ``docs/formats.md`` lists the same codes.

``{name}`` is filled from the problem's values. Each message is two sentences: what is wrong, how to mend it.
"""

from __future__ import annotations

from typing import NamedTuple


class Message(NamedTuple):
    """The texts of one code."""

    severity: str
    """``error`` or ``warning``."""
    vi: tuple[str, str]
    en: tuple[str, str]


def _error(what_vi: str, how_vi: str, what_en: str, how_en: str) -> Message:
    return Message("error", (what_vi, how_vi), (what_en, how_en))


def _warning(what_vi: str, how_vi: str, what_en: str, how_en: str) -> Message:
    return Message("warning", (what_vi, how_vi), (what_en, how_en))


_FILES = {
    "F101": _error(
        "Tệp không phải UTF-8 (byte sai ở dòng này).",
        "Lưu lại tệp với bảng mã UTF-8.",
        "The file is not UTF-8 (a wrong byte on this line).",
        "Save it again as UTF-8.",
    ),
    "F102": _error(
        "Tệp rỗng.",
        "Viết nội dung, hoặc xóa tệp.",
        "The file is empty.",
        "Write its content, or delete it.",
    ),
    "F103": _error(
        "Tệp không mở đầu bằng dòng `---` của phần khai báo.",
        "Thêm phần khai báo giữa hai dòng `---` ở đầu tệp.",
        "The file does not begin with the `---` line of its front matter.",
        "Put the front matter between two `---` lines at the top.",
    ),
    "F104": _error(
        "Phần khai báo không được đóng lại.",
        "Thêm một dòng `---` sau trường cuối cùng.",
        "The front matter is never closed.",
        "Add a `---` line after its last field.",
    ),
    "F105": _error(
        "Tệp quá lớn ({size} byte; nhiều nhất {limit}).",
        "Tách bài, hoặc đưa dữ liệu vào tệp đính kèm.",
        "The file is too large ({size} bytes; at most {limit}).",
        "Split it, or attach the data as a document.",
    ),
    "F106": _error(
        "Không đọc được tệp ({reason}).",
        "Sửa quyền đọc của tệp hoặc thư mục.",
        "The file cannot be read ({reason}).",
        "Mend the rights of the file or folder.",
    ),
    "F107": _error(
        "Đây là liên kết tượng trưng (trỏ tới {target}); không được theo.",
        "Thay bằng chính tệp cần dùng.",
        "This is a symbolic link (to {target}); it is not followed.",
        "Put the file itself here.",
    ),
    "F108": _error(
        "Đây không phải tệp thường (ống dẫn, thiết bị hoặc ổ cắm).",
        "Xóa nó khỏi thư mục nội dung.",
        "This is no regular file (a pipe, device or socket).",
        "Remove it from the content folder.",
    ),
    "F109": _error(
        "Tên tệp chứa ký tự không dùng được (xuống dòng, ký tự điều khiển hoặc không phải UTF-8).",
        "Đổi tên tệp, chỉ dùng chữ, số và gạch nối.",
        "The file's name holds characters that cannot be used (line breaks, control characters, not UTF-8).",
        "Rename it with letters, digits and hyphens.",
    ),
    "F110": _warning(
        "Tệp bị bỏ qua ({why}).",
        "Xóa tệp, hoặc đổi phần đuôi nếu nó cần được đăng.",
        "The file is ignored ({why}).",
        "Delete it, or change its ending if it should be published.",
    ),
    "F111": _error(
        "Thư mục nội dung không có hoặc không đọc được.",
        "Kiểm tra đường dẫn, ổ đĩa đã gắn và quyền đọc.",
        "The content folder is missing or cannot be read.",
        "Check the path, the mounted disk and its rights.",
    ),
    "F112": _error(
        "Có ký tự điều khiển ({char}) trong văn bản.",
        "Xóa ký tự đó; nó thường do chép từ chương trình khác.",
        "The text holds a control character ({char}).",
        "Delete it; it often comes with text copied from another program.",
    ),
    "F113": _error(
        "Hai tệp chỉ khác nhau ở chữ hoa, chữ thường hoặc dạng Unicode: {other}.",
        "Đổi tên một trong hai tệp.",
        "Two files differ only in case or Unicode form: {other}.",
        "Rename one of them.",
    ),
}

_FRONT_MATTER = {
    "Y102": _error(
        "Phần khai báo sai cú pháp YAML ({detail}).",
        "Đặt giá trị có dấu hai chấm hoặc dấu ngoặc trong cặp nháy kép, đóng mọi dấu nháy và ngoặc, không dùng phím Tab.",
        "The front matter is not valid YAML ({detail}).",
        "Quote values with colons or brackets, close every quote and bracket, use no tabs.",
    ),
    "Y103": _error(
        "Phần khai báo không có dạng `tên: giá trị`.",
        "Viết mỗi trường trên một dòng, dạng `tên: giá trị`.",
        "The front matter is not of the form `name: value`.",
        "Write one field a line as `name: value`.",
    ),
    "Y104": _error(
        "Không dùng được neo, bí danh hay thẻ YAML ({detail}).",
        "Đặt giá trị trong cặp nháy kép nếu nó mở đầu bằng &, * hoặc !.",
        "YAML anchors, aliases and tags are not accepted ({detail}).",
        "Quote the value if it begins with &, * or !.",
    ),
    "Y105": _error(
        "Có ký tự mà YAML không cho phép {detail}.",
        "Xóa ký tự đó; nó thường vô hình và do chép từ chương trình khác.",
        "It holds a character that YAML forbids {detail}.",
        "Delete it; it is often invisible and copied from another program.",
    ),
    "Y106": _error(
        "Các giá trị lồng nhau quá sâu.",
        "Bỏ bớt dấu ngoặc hoặc mức thụt đầu dòng.",
        "Values are nested too deeply.",
        "Take out brackets or levels of indentation.",
    ),
    "Y107": _error(
        "Trường `{field}` đã có ở dòng {first}.",
        "Giữ lại một dòng.",
        "The field `{field}` stands on line {first} already.",
        "Keep one of them.",
    ),
    "Y108": _error(
        "Phần khai báo quá dài ({size} ký tự; nhiều nhất {limit}).",
        "Chuyển phần văn bản xuống thân bài.",
        "The front matter is too long ({size} characters; at most {limit}).",
        "Move its text into the body.",
    ),
}

_FIELDS = {
    "D101": _error(
        "Không có trường nào tên `{field}`.",
        "Xóa dòng này hoặc sửa tên{hint}.",
        "There is no field `{field}`.",
        "Delete the line or mend the name{hint}.",
    ),
    "D102": _error(
        "Thiếu trường `{field}`.",
        "Thêm dòng `{field}: …`.",
        "The field `{field}` is missing.",
        "Add a line `{field}: …`.",
    ),
    "D103": _error(
        "Trường `{field}` phải là {wanted}.",
        "Sửa lại cho đúng dạng đó.",
        "The field `{field}` must be {wanted}.",
        "Write it in that form.",
    ),
    "D104": _error(
        "`{value}` không phải ngày giờ hợp lệ cho `{field}`.",
        "Viết dạng 2023-07-21, 2023-07-21 08:00 hoặc 21/7/2023, luôn có năm.",
        "`{value}` is no date or time for `{field}`.",
        "Write 2023-07-21, 2023-07-21 08:00 or 21/7/2023, always with the year.",
    ),
    "D105": _error(
        "`{value}` không phải ngày hợp lệ cho `{field}`.",
        "Viết năm, năm-tháng hoặc năm-tháng-ngày: 2020, 2020-10, 2020-10-05.",
        "`{value}` is no date for `{field}`.",
        "Write the year, year-month or year-month-day: 2020, 2020-10, 2020-10-05.",
    ),
    "D106": _error(
        "`{value}` không dùng được cho `{field}`.",
        "Chọn một trong: {choices}.",
        "`{value}` cannot be used for `{field}`.",
        "Choose one of: {choices}.",
    ),
    "D108": _error(
        "Trường `{field}` quá dài ({size} ký tự; nhiều nhất {limit}).",
        "Rút ngắn lại.",
        "The field `{field}` is too long ({size} characters; at most {limit}).",
        "Shorten it.",
    ),
    "D109": _error(
        "Đường dẫn `{value}` ở `{field}` không hợp lệ.",
        "Viết đường dẫn trong thư mục nội dung, dạng {form}.",
        "The path `{value}` in `{field}` cannot be used.",
        "Write a path inside the content folder, as {form}.",
    ),
    "D110": _error(
        "Mã `{value}` sai dạng hoặc sai ký tự kiểm tra.",
        "Chép lại mã từ register/ids.csv, hoặc tạo tệp bằng `python3 tasks.py new`.",
        "The id `{value}` is malformed or its check character is wrong.",
        "Copy it from register/ids.csv again, or make the file with `python3 tasks.py new`.",
    ),
    "D111": _error(
        "`{value}` không dùng làm địa chỉ được ở `{field}`.",
        "Chỉ dùng chữ thường không dấu, chữ số và gạch nối; nhiều nhất 120 ký tự.",
        "`{value}` cannot be an address in `{field}`.",
        "Use lower-case letters without marks, digits and hyphens; at most 120 characters.",
    ),
    "D112": _error(
        "Tên tệp này không cho ra địa chỉ nào.",
        "Đổi tên tệp, hoặc thêm trường `slug`.",
        "The file's name gives no address.",
        "Rename it, or add a `slug`.",
    ),
    "D113": _error(
        "Trường `{field}` có ký tự điều khiển hoặc xuống dòng.",
        "Viết trên một dòng, bỏ ký tự lạ.",
        "The field `{field}` holds a control character or a line break.",
        "Write it on one line and delete the odd character.",
    ),
    "D115": _error(
        "Địa chỉ cũ `{value}` không hợp lệ.",
        "Viết đường dẫn mở đầu bằng một dấu /, không có khoảng trắng, dấu ? hoặc `..`.",
        "The former address `{value}` cannot be used.",
        "Write a path that begins with one /, without blanks, ? or `..`.",
    ),
}

_REGISTER = {
    "R101": _error(
        "`{named}` ở trường `{field}` không có trong danh bạ ({kind}).",
        "Sửa tên, hoặc tạo hồ sơ cho nó{hint}.",
        "`{named}` in `{field}` is not in the register ({kind}).",
        "Mend the name, or make a record for it{hint}.",
    ),
    "R102": _error(
        "`{named}` ở trường `{field}` là tên chung của nhiều hồ sơ: {candidates}.",
        "Viết mã (id) của đúng hồ sơ.",
        "`{named}` in `{field}` is the name of several records: {candidates}.",
        "Write the id of the right one.",
    ),
    "R103": _error(
        "Tổ chức này là cấp trên của chính nó ({chain}).",
        "Sửa `parents` ở một hồ sơ trong vòng đó.",
        "The committee is above itself ({chain}).",
        "Mend `parents` in one record of the ring.",
    ),
    "R105": _error(
        "Mã `{id}` đã thuộc về {other}.",
        "Mỗi hồ sơ, mỗi bài một mã; tạo mã mới cho tệp thêm sau.",
        "The id `{id}` belongs to {other} already.",
        "One id for each record and article; mint a new one for the newer file.",
    ),
    "R106": _error(
        "Trùng tên “{name}” với {other} mà không có gì để phân biệt.",
        "Thêm `disambiguation` cho cả hai hồ sơ, hoặc gộp chúng nếu là một.",
        "The name “{name}” is also that of {other}, with nothing to tell them apart.",
        "Give both a `disambiguation`, or merge them if they are one.",
    ),
    "R107": _error(
        "Địa chỉ `{slug}` đã là của {other}.",
        "Đổi tên tệp hoặc `slug` của một trong hai.",
        "The address `{slug}` is that of {other} already.",
        "Change the file name or `slug` of one of them.",
    ),
    "R109": _error(
        "Thời gian kết thúc ({end}) trước thời gian bắt đầu ({start}).",
        "Sửa lại một trong hai ngày.",
        "The end ({end}) lies before the start ({start}).",
        "Mend one of the dates.",
    ),
    "R110": _error(
        "Mã `{id}` không có trong sổ mã register/ids.csv.",
        "Khôi phục dòng của mã này trong sổ; mã mới do `python3 tasks.py new` cấp.",
        "The id `{id}` is not in the ledger register/ids.csv.",
        "Restore its line; new ids come from `python3 tasks.py new`.",
    ),
    "R111": _error(
        "Sổ mã ghi `{id}` đang dùng nhưng không tệp nào mang mã này.",
        "Khôi phục tệp đã mất, hoặc ghi `withdrawn` hay `merged` cho mã này.",
        "The ledger has `{id}` as live but no file bears it.",
        "Restore the lost file, or write `withdrawn` or `merged` for the id.",
    ),
    "R112": _error(
        "Sổ mã ghi `{id}` là `{state}` nhưng tệp này vẫn dùng.",
        "Không dùng lại mã cũ: cấp mã mới, hoặc sửa sổ mã.",
        "The ledger has `{id}` as `{state}` but this file uses it.",
        "An id is never used again: mint a new one, or mend the ledger.",
    ),
    "R113": _error(
        "Dòng của sổ mã không đọc được: {value}.",
        "Viết `mã,trạng thái,gộp vào` với trạng thái live, merged hoặc withdrawn, mỗi mã một dòng.",
        "A line of the ledger cannot be read: {value}.",
        "Write `id,state,into` with a state of live, merged or withdrawn, one line an id.",
    ),
    "R115": _error(
        "Ngày mất ({died}) trước ngày sinh ({born}).",
        "Sửa lại một trong hai ngày.",
        "The death ({died}) lies before the birth ({born}).",
        "Mend one of the dates.",
    ),
    "R117": _warning(
        "Chức vụ `{office}` ({tenure}) nằm ngoài thời gian tồn tại của {committee} ({life}).",
        "Kiểm tra lại thời gian của chức vụ hoặc của tổ chức.",
        "The office `{office}` ({tenure}) lies outside the life of {committee} ({life}).",
        "Check the dates of the tenure or of the committee.",
    ),
    "R118": _warning(
        "{committee} ghi hồ sơ này ở `{field}` nhưng hồ sơ này không ghi lại.",
        "Thêm `{inverse}` vào hồ sơ này, để hai bên khớp nhau.",
        "{committee} names this record in `{field}` but is not named here.",
        "Add `{inverse}` here, so that both sides agree.",
    ),
    "R119": _warning(
        "Hồ sơ chưa có mã (id).",
        "Tạo hồ sơ bằng `python3 tasks.py new`, hoặc thêm `id` và ghi vào sổ mã.",
        "The record has no id.",
        "Make records with `python3 tasks.py new`, or add an `id` and enter it in the ledger.",
    ),
}

_ARTICLES = {
    "A103": _error(
        "Địa chỉ `{address}` đã là của {other}.",
        "Đổi tên tệp hoặc `slug` của một trong hai.",
        "The address `{address}` is that of {other} already.",
        "Change the file name or `slug` of one of them.",
    ),
    "A104": _warning(
        "Trùng tiêu đề và ngày với {other}.",
        "Xóa một bài nếu là một, hoặc sửa tiêu đề.",
        "It has the title and date of {other}.",
        "Delete one if they are one, or change a title.",
    ),
    "A105": _warning(
        "Ngày {date} ở tương lai; bài vẫn được đăng ngay.",
        "Sửa `date`; muốn hẹn giờ đăng thì dùng `publish_at`.",
        "The date {date} is in the future; the article is published all the same.",
        "Mend `date`; to publish later use `publish_at`.",
    ),
    "A107": _error(
        "Liên kết tới bài `{target}` không có hoặc chưa đăng.",
        "Sửa tên sau `article:`{hint}.",
        "It links to the article `{target}`, which does not exist or is not public.",
        "Mend the name after `article:`{hint}.",
    ),
    "A109": _warning(
        "Địa chỉ nội bộ `{target}` không có trên trang; chỉ in phần chữ.",
        "Sửa địa chỉ, hoặc dùng `article:`, `person:`, `committee:`, `event:`.",
        "The internal address `{target}` is not on the site; only its text is printed.",
        "Mend it, or use `article:`, `person:`, `committee:`, `event:`.",
    ),
    "A110": _error(
        "Bài gốc `{target}` của bản dịch không có hoặc chưa đăng.",
        "Sửa `translation_of` thành tên tệp hoặc mã của bài gốc.",
        "The original `{target}` of the translation does not exist or is not public.",
        "Write the original's file name or id in `translation_of`.",
    ),
    "A111": _error(
        "Chuyên mục “{category}” viết khác với “{other}” ({where}).",
        "Dùng một cách viết cho mỗi chuyên mục.",
        "The category “{category}” is spelt “{other}” elsewhere ({where}).",
        "Use one spelling for each category.",
    ),
    "A112": _error(
        "`{value}` không đứng được làm chuyên mục.",
        "Dùng ít nhất một chữ cái hoặc chữ số.",
        "`{value}` cannot stand as a category.",
        "Use at least one letter or digit.",
    ),
    "A116": _error(
        "Bài hết hạn ({end}) trước khi được đăng ({start}).",
        "Sửa `publish_at` hoặc `expires_at`.",
        "The article expires ({end}) before it is published ({start}).",
        "Mend `publish_at` or `expires_at`.",
    ),
    "A118": _error(
        "Liên kết có khoảng trắng trong địa chỉ: `{target}`.",
        "Bỏ khoảng trắng, hoặc viết %20 thay cho nó.",
        "A link has a blank in its address: `{target}`.",
        "Take the blank out, or write %20 for it.",
    ),
    "A119": _warning(
        "Địa chỉ `{target}` không được phép; chỉ in phần chữ.",
        "Dùng địa chỉ https, mailto, tel, hoặc địa chỉ trên trang.",
        "The address `{target}` is not allowed; only its text is printed.",
        "Use https, mailto, tel, or an address of this site.",
    ),
    "A120": _warning(
        "Có mã HTML `{tag}` trong bài; phần này bị bỏ.",
        "Viết bằng Markdown, hoặc đặt trong dấu ` nếu muốn in nguyên văn.",
        "The text holds the HTML `{tag}`; it is taken out.",
        "Write Markdown, or put it between ` to print it as it is.",
    ),
    "A121": _error(
        "Ảnh `{target}` nằm ngoài thư mục nội dung hoặc ở máy khác.",
        "Chép ảnh vào images/ và ghi đường dẫn /images/….",
        "The picture `{target}` is outside the content folder or on another host.",
        "Copy it into images/ and write its path as /images/….",
    ),
    "A122": _error(
        "Liên kết tới {kind} `{target}` không có trong danh bạ.",
        "Sửa tên sau `{kind}:`{hint}.",
        "It links to the {kind} `{target}`, which is not in the register.",
        "Mend the name after `{kind}:`{hint}.",
    ),
    "A123": _error(
        "Liên kết tới {kind} `{target}` có thể là nhiều hồ sơ: {candidates}.",
        "Viết mã (id) của đúng hồ sơ.",
        "The link to the {kind} `{target}` may mean several records: {candidates}.",
        "Write the id of the right one.",
    ),
}

_FILES_SHOWN = {
    "P101": _error(
        "Không có tệp `{file}`.",
        "Chép tệp vào đúng chỗ, hoặc sửa đường dẫn{hint}.",
        "There is no file `{file}`.",
        "Put it in its place, or mend the path{hint}.",
    ),
    "P102": _error(
        "Ảnh `{file}` hỏng, không mở được hoặc quá lớn ({reason}).",
        "Xuất lại ảnh từ bản gốc rồi chép vào.",
        "The picture `{file}` is damaged, cannot be opened or is too large ({reason}).",
        "Export it again from the original.",
    ),
    "P103": _error(
        "Ảnh `{file}` thật ra là {format}.",
        "Đổi phần đuôi của tệp cho đúng, hoặc xuất lại ảnh.",
        "The picture `{file}` is in truth {format}.",
        "Give it the right ending, or export it again.",
    ),
    "P106": _warning(
        "Ảnh `{file}` không có chữ thay thế.",
        "Mô tả ảnh cho người không nhìn thấy: `image_alt`, `portrait_alt` hoặc ![mô tả](…).",
        "The picture `{file}` has no alternative text.",
        "Describe it for those who cannot see it: `image_alt`, `portrait_alt` or ![description](…).",
    ),
    "P107": _warning(
        "Không bài hay hồ sơ nào dùng tệp này.",
        "Xóa tệp, hoặc dẫn nó từ một bài.",
        "No article or record uses this file.",
        "Delete it, or refer to it.",
    ),
}

_LINKING = {
    "L101": _warning(
        "“{surface}” có thể là nhiều hồ sơ nên không được liên kết: {candidates}.",
        "Ghi đúng hồ sơ bằng [{surface}]({kind}:…), hoặc [{surface}](none:) nếu không phải ai trong đó.",
        "“{surface}” may mean several records and stays unlinked: {candidates}.",
        "Name the right one with [{surface}]({kind}:…), or [{surface}](none:) if it is none of them.",
    ),
}

_SETTINGS = {
    "S101": _error(
        "`home_committee` là `{named}`, không có trong danh bạ.",
        "Ghi slug, mã hoặc tên của tổ chức chủ quản.",
        "`home_committee` is `{named}`, which is not in the register.",
        "Write the slug, id or name of the site's own committee.",
    ),
    "S102": _error(
        "Bài `{named}` ở `featured` không có hoặc chưa đăng.",
        "Ghi tên tệp hoặc mã của một bài đã đăng.",
        "The article `{named}` in `featured` does not exist or is not public.",
        "Write the file name or id of a public article.",
    ),
}

MESSAGES: dict[str, Message] = {
    **_FILES,
    **_FRONT_MATTER,
    **_FIELDS,
    **_REGISTER,
    **_ARTICLES,
    **_FILES_SHOWN,
    **_LINKING,
    **_SETTINGS,
}
