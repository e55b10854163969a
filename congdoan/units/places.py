"""The place that a union's name ends with, as it stands before the date on a paper."""

PLACE_WORDS = ("huyện", "quận", "thị xã", "thành phố", "tỉnh", "xã", "phường", "thị trấn", "đặc khu")


def place_of(name):
    """The place named at the end of a union's name: "LĐLĐ huyện Bình Lục" -> "Bình Lục"; empty if there is none."""
    for word in PLACE_WORDS:
        before, found, after = name.partition(f" {word} ")
        if found:
            return after.strip()
    return ""
