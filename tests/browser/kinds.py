"""One page of the samples for each kind of page, and what else looks unlike the others."""

from __future__ import annotations

KINDS = {
    "home": "/",
    "article": "/tin-tuc/2022/08/khanh-thanh-cau-ngan-ha/",
    "corrected article": "/tin-tuc/2023/07/ket-luan-hoi-nghi-thanh-uy-lan-thu-18/",
    "retracted article": "/tin-tuc/2024/12/so-lieu-chi-bo-doanh-nghiep-nam-2024/",
    "gallery": "/tin-tuc/2022/08/cau-ngan-ha-qua-sau-khuon-hinh/",
    "film": "/tin-tuc/2020/12/nuoc-ngot-ra-dao-con-seu/",
    "article in English": "/tin-tuc/2022/08/ngan-ha-bridge-opens/",
    "person": "/nhan-su/trinh-hai-duong/",
    "namesake": "/nhan-su/luong-van-duc-van-phong/",
    "committee": "/to-chuc/thanh-uy-sao-khue/",
    "committee with predecessors": "/to-chuc/ban-tuyen-giao-va-dan-van-thanh-uy-sao-khue/ca-tien-than/",
    "closed committee": "/to-chuc/ban-dan-van-thanh-uy-sao-khue/",
    "event": "/su-kien/dai-hoi-dang-bo-thanh-pho-sao-khue-lan-thu-xiii/",
    "people": "/nhan-su/",
    "committees": "/to-chuc/",
    "events": "/su-kien/",
    "events of a year": "/su-kien/nam/2026/",
    "topics": "/chu-de/",
    "topic": "/chu-de/cau-ngan-ha/",
    "corrections": "/dinh-chinh/",
    "sources": "/van-ban/",
    "sources of a year": "/van-ban/2025/",
    "offices of a year": "/tra-cuu/chuc-vu/2023/",
    "category": "/chuyen-muc/thoi-su/",
    "category month": "/chuyen-muc/thoi-su/2023/07/",
    "archive": "/luu-tru/",
    "month": "/luu-tru/2023/07/",
    "search": "/tim-kiem/",
    "offices held": "/tra-cuu/chuc-vu/",
    "succession": "/tra-cuu/chuc-vu/to-chuc/van-phong-thanh-uy-sao-khue/",
    "together": "/tra-cuu/cung-du/",
    "kept list": "/danh-sach/",
    "text": "/gioi-thieu/",
    "missing": "/404.html",
}
PREVIEW = {
    "guide": "/theme-guide/",
    "drafts": "/ban-nhap/",
    "draft": "/tin-tuc/2026/10/ban-thao-van-hoa-doc-trong-co-quan-dang/",
}
"""What a preview has besides."""
