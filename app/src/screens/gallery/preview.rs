use std::sync::Arc;
use domain::lang::Lang;
use super::*;
use crate::layout::{Layout, LayoutProps};
#[test]
fn preview() {
    for (name, raw, lang) in [("a", "", Lang::Vi), ("b", "sap-xep=don-vi&giam-dan=1&tim=thi&trang-thai=xong&trang=1&so-tien=1.5", Lang::En)] {
        let query = Query::parse(raw);
        let html = Owner::new().with(|| {
            provide_context(lang);
            Layout(LayoutProps {
                lang,
                page: crate::render::Page::new("Thư viện"),
                assets: Arc::new(crate::state::Assets { style: "main.css".into(), bundle: "x".into(), icon: "icon.svg".into(), fonts: vec![] }),
                contact: None,
                address: "/thu-vien-giao-dien".into(),
                view: Arc::new(move || { let query = query.clone(); view! { <View query /> }.into_any() }),
            }).to_html()
        });
        let html = html.replace("/tai-nguyen/", "");
        std::fs::write(format!("/tmp/face/{name}.html"), html).expect("x");
    }
}
