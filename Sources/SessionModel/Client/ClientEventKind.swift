/// What a candidate's browser tells of itself. Raw values are the names in documents and interfaces.
///
/// None of it is judged: a browser can be made to tell anything, and to keep quiet.
public enum ClientEventKind: String, CaseIterable, Hashable, Sendable, Codable {
  /// The page of the interview cannot be seen: another tab, or the window is minimised.
  case tabHidden = "tab_hidden"
  /// Another window has the keyboard.
  case windowBlur = "window_blur"
  /// The page does not fill the screen any more.
  case fullScreenExit = "full_screen_exit"
  /// Something was copied out of the page.
  case copy
  /// Something was pasted into the page. What, is never told.
  case paste
  /// There is more than one screen.
  case screenAdded = "screen_added"
  /// A camera, microphone or loudspeaker was plugged in, pulled out, or chosen in place of another.
  case deviceChange = "device_change"
  /// The camera that is used is a program.
  case virtualCamera = "virtual_camera"
  /// The server cannot be reached.
  case networkLost = "network_lost"

  /// Whether it goes on for a while; it is then told when it begins and when it ends, else once.
  public var lasts: Bool {
    switch self {
    case .tabHidden, .windowBlur, .fullScreenExit, .screenAdded, .virtualCamera, .networkLost: true
    case .copy, .paste, .deviceChange: false
    }
  }

  /// Whether it is told of a sort of device.
  public var namesDevice: Bool { self == .deviceChange }
}

/// What of an event is told. Raw values are the names in documents and interfaces.
public enum ClientEventPhase: String, CaseIterable, Hashable, Sendable, Codable {
  /// Something that lasts began.
  case began
  /// It ended.
  case ended
  /// Something happened that does not last.
  case point
}

/// A sort of device. The label that a maker or a candidate gave to one is never kept: it may hold a name. Raw values
/// are the names in documents and interfaces.
public enum ClientDevice: String, CaseIterable, Hashable, Sendable, Codable {
  /// Takes pictures.
  case camera
  /// Takes sound.
  case microphone
  /// Gives sound.
  case loudspeaker
}
