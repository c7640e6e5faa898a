//! Label Studio.

use super::json::{Json, Object};
use super::regions::Regions;
use super::source::Source;
use crate::article::Article;
use crate::text::OffsetUnit;

/// The labelling configuration for the tasks of [`label_studio()`]: paste it into the project's settings.
///
/// The style keeps runs of white space, without which the offsets of a click would be off.
pub const LABELING_CONFIG: &str = r##"<View>
  <Style>.htx-text { white-space: pre-wrap; }</Style>
  <Labels name="label" toName="text">
    <Label value="direct" background="#0072b2"/>
    <Label value="mixed" background="#56b4e9"/>
    <Label value="indirect" background="#009e73"/>
    <Label value="cue" background="#999999"/>
    <Label value="speaker" background="#e69f00"/>
    <Label value="person" background="#d55e00"/>
    <Label value="organization" background="#cc79a7"/>
    <Label value="place" background="#f0e442"/>
    <Label value="role" background="#d55e00"/>
    <Label value="pronoun" background="#d55e00"/>
    <Label value="date" background="#7a5195"/>
    <Label value="time" background="#7a5195"/>
    <Label value="duration" background="#7a5195"/>
    <Label value="set" background="#7a5195"/>
    <Label value="victims" background="#8c564b"/>
    <Label value="money" background="#8c564b"/>
    <Label value="share" background="#8c564b"/>
    <Label value="count" background="#8c564b"/>
    <Label value="marked" background="#bbbbbb"/>
    <Label value="related" background="#bbbbbb"/>
  </Labels>
  <Relations>
    <Relation value="spoken by"/>
    <Relation value="introduced by"/>
    <Relation value="continued by"/>
    <Relation value="refers to"/>
  </Relations>
  <Text name="text" value="$text"/>
</View>
"##;

/// Writes a [task of Label Studio](https://labelstud.io/guide/predictions) with one prediction, in a list of its own.
///
/// Offsets count code points. Label Studio counted UTF-16 units until its editor was mended (HumanSignal/label-studio
/// pull request 6135, and label-studio-frontend 308 before); its own tests now ask for code points. What an entity is called
/// and which value a date has stands in the region's `meta`. The project needs the [`LABELING_CONFIG`].
///
/// ```
/// let article = guillemet::Parser::new().parse("Il pleut.")?;
/// let tasks = guillemet::export::label_studio(&article);
/// assert!(tasks.starts_with(r#"[{"data":{"text":"Il pleut."},"predictions":[{"model_version":"guillemet "#));
/// # Ok::<(), guillemet::Error>(())
/// ```
pub fn label_studio(article: &Article) -> String {
    let regions = Regions::new(&Source::new(article, OffsetUnit::Chars));
    let labelled = regions.all.iter().enumerate().map(|(id, region)| {
        let value = Object::new()
            .with("start", region.start)
            .with("end", region.end)
            .with("text", region.text)
            .with("labels", vec![Json::from(region.label)]);
        Object::new()
            .with("id", name(id))
            .with("from_name", "label")
            .with("to_name", "text")
            .with("type", "labels")
            .with("value", value)
            .maybe("meta", region.note.map(|note| Object::new().with("text", vec![Json::from(note)])))
    });
    let related = regions.relations.iter().map(|relation| {
        Object::new()
            .with("type", "relation")
            .with("from_id", name(relation.from))
            .with("to_id", name(relation.to))
            .with("direction", "right")
            .with("labels", vec![Json::from(relation.kind)])
    });
    let prediction = Object::new()
        .with("model_version", concat!("guillemet ", env!("CARGO_PKG_VERSION")))
        .with("result", labelled.chain(related).map(Json::from).collect::<Vec<_>>());
    let published = article.published.as_ref().map(|published| published.value.to_string());
    let task = Object::new()
        .with("data", Object::new().with("text", article.text.as_str()).maybe("published", published))
        .with("predictions", vec![Json::from(prediction)]);
    Json::from(vec![Json::from(task)]).write()
}

/// The id of a region.
fn name(region: usize) -> String {
    format!("region-{region}")
}
