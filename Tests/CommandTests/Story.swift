/// What the tests' rules have something to say about.
enum Story {
    static let full = """
        2026-05-04T10:00:00Z INFO started
        2026-05-04T10:00:05Z ERROR cannot store order: /var/lib/shop is full
        2026-05-04T10:00:06Z ERROR request /orders failed with 500

        """
    static let failed = "2026-05-04T10:00:06Z ERROR request /orders failed with 500\n"
    static let quiet = "2026-05-04T10:00:00Z INFO started\n"
    static let title = "The shop cannot store orders, because /var/lib/shop is full"
}
