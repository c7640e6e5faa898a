//! The formats of other tools: snapshots of one article with every layer, and what must hold for any article.

mod fixture;
mod properties;
mod schemas;
mod snapshots;
