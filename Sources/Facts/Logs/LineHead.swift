/// What one line looks like by itself, before its file's habits decide whether it starts an event.
struct LineHead {
    /// Where the line's clock stands.
    enum Position: UInt8 {
        case none, start, inside
    }

    /// How sure the line alone makes it that an event starts here.
    enum Strength: UInt8, Comparable {
        /// Nothing in the line says so.
        case none
        /// A level stands first, without a time.
        case level
        /// A time that ordinary lines hold too.
        case weak
        case strong

        static func < (a: Strength, b: Strength) -> Bool { a.rawValue < b.rawValue }
    }

    /// What was peeled off before the line proper.
    enum Wrapper: UInt8 {
        case none
        /// docker compose, CRI, Docker's JSON, `--timestamps`: the runtime cut a stream into lines.
        case runtime
        /// Syslog and journald: the program sent lines.
        case syslog
    }

    private var offsets: (message: Int32, inner: Int32, indent: Int32) = (0, 0, 0)
    private var name: (start: Int32, end: Int32) = (0, 0)

    var clock: Clock?
    var position = Position.none
    var strength = Strength.none
    var level: Level?
    var style = HeaderTail.Style.none
    var format: LogFormat?
    var isDetail = false
    var isComment = false
    var wrapper = Wrapper.none
    /// Whether the wrapped text had a head of its own.
    var innerStrength = Strength.none
    /// The other clock of a line with two, for the zone of the chosen or of its file.
    var otherClock: Clock?
    /// CRI's `P`: the next line goes on with this one.
    var isPartial = false
    /// The wrapper named the stream, and `component` is that name.
    var isNamed = false

    var messageStart: Int {
        get { Int(offsets.message) }
        set { offsets.message = Int32(truncatingIfNeeded: newValue) }
    }

    /// Where the text inside the wrapper starts; 0 without one.
    var innerStart: Int {
        get { Int(offsets.inner) }
        set { offsets.inner = Int32(truncatingIfNeeded: newValue) }
    }

    /// The blanks before the line's text.
    var indent: Int {
        get { Int(offsets.indent) }
        set { offsets.indent = Int32(truncatingIfNeeded: newValue) }
    }

    var component: Range<Int> {
        get { Int(name.start)..<Int(name.end) }
        set {
            name = (
                Int32(truncatingIfNeeded: newValue.lowerBound),
                Int32(truncatingIfNeeded: newValue.upperBound)
            )
        }
    }

    /// The name of the stream the wrapper gives: a compose service, a pod. The inner logger is none.
    var service: Range<Int> { wrapper == .runtime && isNamed ? component : 0..<0 }

    /// The bit of the clock's shape and position in a file's set of shapes.
    var shapeBit: UInt32 {
        guard let clock else { return 0 }
        return 1 << (UInt32(clock.form.rawValue) + (position == .inside ? 16 : 0))
    }
}
