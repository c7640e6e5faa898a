//! The columns of a caller's batch: strings of every layout, and dates.

use std::borrow::Cow;

use arrow_array::cast::AsArray;
use arrow_array::{Array, RecordBatch, types};
use arrow_schema::{ArrowError, DataType, Schema, TimeUnit};
use jiff::ToSpan;

/// The place of a column, or which ones there are.
pub(super) fn find(schema: &Schema, name: &str) -> Result<usize, ArrowError> {
    schema.index_of(name).map_err(|_| {
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        ArrowError::InvalidArgumentError(format!("there is no column '{name}' among '{}'", names.join("', '")))
    })
}

/// What a column is for.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Use {
    Text,
    Id,
    Published,
}

/// Does a column hold what [`words`] can read for its use?
pub(super) fn check(schema: &Schema, column: usize, used: Use) -> Result<(), ArrowError> {
    let field = schema.field(column);
    let fits = match field.data_type() {
        DataType::Utf8 | DataType::LargeUtf8 | DataType::Utf8View | DataType::Null => true,
        DataType::Int32 | DataType::Int64 | DataType::UInt32 | DataType::UInt64 => used == Use::Id,
        DataType::Date32 | DataType::Date64 | DataType::Timestamp(..) => used == Use::Published,
        _ => false,
    };
    let wanted = match used {
        Use::Text => "strings",
        Use::Id => "strings or whole numbers of 32 or 64 bits",
        Use::Published => "strings, dates or times",
    };
    fits.then_some(()).ok_or_else(|| {
        let (name, kind) = (field.name(), field.data_type());
        ArrowError::InvalidArgumentError(format!("column '{name}' holds {kind}: it must hold {wanted}"))
    })
}

/// The string of a cell, its number or its day; `None` for null.
pub(super) fn words(batch: &RecordBatch, column: usize, row: usize) -> Option<Cow<'_, str>> {
    const DAY: i64 = 86_400;
    let array = batch.column(column);
    if array.is_null(row) {
        return None;
    }
    let day = match array.data_type() {
        DataType::Utf8 => return Some(array.as_string::<i32>().value(row).into()),
        DataType::LargeUtf8 => return Some(array.as_string::<i64>().value(row).into()),
        DataType::Utf8View => return Some(array.as_string_view().value(row).into()),
        DataType::Int32 => return Some(array.as_primitive::<types::Int32Type>().value(row).to_string().into()),
        DataType::Int64 => return Some(array.as_primitive::<types::Int64Type>().value(row).to_string().into()),
        DataType::UInt32 => return Some(array.as_primitive::<types::UInt32Type>().value(row).to_string().into()),
        DataType::UInt64 => return Some(array.as_primitive::<types::UInt64Type>().value(row).to_string().into()),
        DataType::Date32 => array.as_primitive::<types::Date32Type>().value(row).into(),
        DataType::Date64 => array.as_primitive::<types::Date64Type>().value(row).div_euclid(1000 * DAY),
        DataType::Timestamp(TimeUnit::Second, _) => {
            array.as_primitive::<types::TimestampSecondType>().value(row).div_euclid(DAY)
        }
        DataType::Timestamp(TimeUnit::Millisecond, _) => {
            array.as_primitive::<types::TimestampMillisecondType>().value(row).div_euclid(1000 * DAY)
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            array.as_primitive::<types::TimestampMicrosecondType>().value(row).div_euclid(1_000_000 * DAY)
        }
        DataType::Timestamp(TimeUnit::Nanosecond, _) => {
            array.as_primitive::<types::TimestampNanosecondType>().value(row).div_euclid(1_000_000_000 * DAY)
        }
        _ => return None,
    };
    let epoch = jiff::civil::date(1970, 1, 1);
    Some(epoch.checked_add(day.days()).map_or_else(|_| format!("day {day}"), |day| day.to_string()).into())
}
