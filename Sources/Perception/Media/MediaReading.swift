import SessionModel

/// What a recording says of itself.
public struct RecordingInfo: Hashable, Sendable {
  /// The file's name, without its folder.
  public let name: String
  /// The container's name, as its reader knows it.
  public let container: String
  /// The length that the container declares; nil where it declares none.
  public let declaredDuration: SessionDuration?
  /// The picture as it is shown: pixels across, rotation and pixel shape applied.
  public let width: Int
  /// The picture as it is shown: pixels down.
  public let height: Int
  /// Whether there is a sound track.
  public let hasAudio: Bool

  /// Creates the facts of a recording.
  public init(
    name: String, container: String, declaredDuration: SessionDuration?, width: Int, height: Int,
    hasAudio: Bool
  ) {
    self.name = name
    self.container = container
    self.declaredDuration = declaredDuration
    self.width = width
    self.height = height
    self.hasAudio = hasAudio
  }
}

/// Reads one recording.
public protocol MediaReading: Sendable {
  /// What the recording says of itself.
  var info: RecordingInfo { get }

  /// Its frames, thinned to at most `framesPerSecond`, in the order of the file, on the recording's clock
  /// (0 = its beginning). One reader at a time; the stream holds a few frames at the most and the decoder
  /// waits for its reader.
  func frames(perSecond framesPerSecond: Double) -> AsyncThrowingStream<VideoFrame, any Error>

  /// Its sound on the same clock, in blocks of at most a second without holes; nothing where there is no sound
  /// track. One reader at a time; the decoder waits for its reader. Sound that cannot be decoded ends the stream
  /// and is complained of.
  func sound() -> AsyncThrowingStream<AudioBlock, any Error>

  /// What the decoders complained of so far, a short line each, bounded in number.
  var complaints: [String] { get }
}

/// A clip that was written.
public struct WrittenClip: Hashable, Sendable {
  /// The file's name within the folder of clips.
  public let fileName: String
  /// Lower-case hexadecimal SHA-256 of the file.
  public let sha256: String
  /// The file's length in bytes.
  public let byteCount: Int

  /// Creates the facts of a clip.
  public init(fileName: String, sha256: String, byteCount: Int) {
    self.fileName = fileName
    self.sha256 = sha256
    self.byteCount = byteCount
  }
}

/// Cuts clips out of one recording.
public protocol ClipWriting: Sendable {
  /// Writes the span as a file that a browser plays, with sound where the recording has some.
  ///
  /// - Parameter name: The file's name without its extension; an existing file of that name is replaced.
  func writeClip(_ span: SessionSpan, name: String) async throws -> WrittenClip
}
