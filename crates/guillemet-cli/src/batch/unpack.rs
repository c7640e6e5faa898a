//! Files as they are, or packed by gzip or Zstandard: their first bytes tell.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result};

use flate2::bufread::MultiGzDecoder;
use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

const BUFFER: usize = 1 << 18;
const GZIP: [u8; 2] = [0x1f, 0x8b];
const ZSTANDARD: [u8; 4] = [0x28, 0xb5, 0x2f, 0xfd];

/// The content of a file.
pub(super) type Unpacked = BufReader<Box<dyn Read + Send>>;

/// Unpacks a file where it is packed.
pub(super) fn unpack(source: impl Read + Send + 'static) -> Result<Unpacked> {
    let mut packed = BufReader::with_capacity(BUFFER, source);
    let start = packed.fill_buf()?;
    let unpacked: Box<dyn Read + Send> = if start.starts_with(&GZIP) {
        Box::new(MultiGzDecoder::new(packed))
    } else if start.starts_with(&ZSTANDARD) {
        Box::new(Frames { packed, frame: FrameDecoder::new() })
    } else {
        Box::new(packed)
    };
    Ok(BufReader::with_capacity(BUFFER, unpacked))
}

/// All frames of a Zstandard file: tools that pack on several cores or append write more than one.
struct Frames<R> {
    packed: R,
    frame: FrameDecoder,
}

impl<R: BufRead> Read for Frames<R> {
    fn read(&mut self, buffer: &mut [u8]) -> Result<usize> {
        while self.frame.can_collect() == 0 {
            if !self.frame.is_finished() {
                self.frame.decode_blocks(&mut self.packed, BlockDecodingStrategy::UptoBlocks(1)).map_err(unreadable)?;
                continue;
            }
            // Before the first frame both are `None`.
            if self.frame.get_checksum_from_data().is_some_and(|sum| self.frame.get_calculated_checksum() != Some(sum))
            {
                return Err(Error::new(ErrorKind::InvalidData, "its checksum is another"));
            }
            if self.packed.fill_buf()?.is_empty() {
                return Ok(0);
            }
            match self.frame.init(&mut self.packed) {
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    std::io::copy(&mut (&mut self.packed).take(length.into()), &mut std::io::sink())?;
                }
                started => started.map_err(unreadable)?,
            }
        }
        self.frame.read(buffer)
    }
}

/// An early end is one, whatever the decoder was reading.
fn unreadable(error: FrameDecoderError) -> Error {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(inner) = cause {
        if let Some(inner) = inner.downcast_ref::<Error>() {
            return inner.kind().into();
        }
        cause = inner.source();
    }
    Error::new(ErrorKind::InvalidData, error.to_string())
}
