import SessionModel

/// A picture of 8-bit RGB pixels, row by row from the top left, without padding.
public struct RGBPicture: Sendable {
  /// Pixels across.
  public let width: Int
  /// Pixels down.
  public let height: Int
  /// `width × height × 3` bytes, red first.
  public let bytes: [UInt8]

  /// Takes the pixels as they are; nil unless their number fits the size and the size is positive.
  public init?(width: Int, height: Int, bytes: [UInt8]) {
    guard width > 0, height > 0, bytes.count == width * height * 3 else { return nil }
    self.width = width
    self.height = height
    self.bytes = bytes
  }
}

/// One picture of a stream.
public struct VideoFrame: Sendable {
  /// Where a picture comes from.
  public enum Source: String, Sendable {
    /// The candidate's camera.
    case camera
    /// A shared screen.
    case screen
  }

  /// The pixels as they arrived.
  public enum Pixels: Sendable {
    /// A baseline or progressive JPEG image.
    case jpeg([UInt8])
    /// Pixels that are decoded already.
    case rgb(RGBPicture)
  }

  /// The capture time.
  public let time: SessionTime
  /// What it shows.
  public let source: Source
  /// The pixels.
  public let pixels: Pixels

  /// Creates a frame.
  public init(time: SessionTime, source: Source = .camera, pixels: Pixels) {
    self.time = time
    self.source = source
    self.pixels = pixels
  }
}
