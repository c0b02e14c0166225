/// What can be wrong with a recording or with the tools that read it.
public enum MediaError: Error, Hashable, CustomStringConvertible {
  /// There is no such file.
  case notFound(path: String)
  /// It is a folder, a device or a pipe.
  case notAFile(path: String)
  /// The file has no bytes.
  case empty(path: String)
  /// The file may not be read.
  case notReadable(path: String)
  /// ffmpeg does not recognise it.
  case notMedia(path: String, why: String)
  /// There is no picture in it.
  case noVideo(path: String)
  /// Not one picture could be decoded.
  case noPictures(path: String, why: String)
  /// ffmpeg or ffprobe is not installed.
  case toolMissing(name: String)
  /// A tool took longer than its bound.
  case tookTooLong(what: String)
  /// There is no space left to write into.
  case noSpace(what: String)
  /// A clip could not be written.
  case clipFailed(name: String, why: String)

  /// What is wrong and, where there is one, the remedy.
  public var description: String {
    switch self {
    case .notFound(let path): "there is no file \"\(path)\""
    case .notAFile(let path): "\"\(path)\" is not a file; give a recording"
    case .empty(let path): "\"\(path)\" is empty"
    case .notReadable(let path): "\"\(path)\" may not be read by this user"
    case .notMedia(let path, let why): "\"\(path)\" is not a recording that ffmpeg can read (\(why))"
    case .noVideo(let path): "\"\(path)\" has no picture in it; a recording with video is needed"
    case .noPictures(let path, let why): "not one picture of \"\(path)\" could be decoded (\(why))"
    case .toolMissing(let name):
      "\(name) is not installed; run \"make setup\", or install the package ffmpeg"
    case .tookTooLong(let what): "\(what) took too long and was ended"
    case .noSpace(let what): "the disk is full; \(what) could not be written"
    case .clipFailed(let name, let why): "the clip \(name) could not be written (\(why))"
    }
  }
}
