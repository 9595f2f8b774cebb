"""A register in a synced folder or on a network drive is noticed, on every system's paths."""

from __future__ import annotations

import pytest

from chc_desktop.model.rules.safe_home import MARKERS, Computer, Keeper, conflicts, other_keeper

WINDOWS = Computer(
    windows=True,
    home=r"C:\Users\Ada",
    variables={"OneDrive": r"C:\Users\Ada\Cloud", "OneDriveCommercial": r"D:\Work files"},
    remote_drives=frozenset({"Z:"}),
)
MAC = Computer(home="/Users/ada")
LINUX = Computer(
    home="/home/ada",
    mounts=(
        ("/", "ext4"),
        ("/home", "btrfs"),
        ("/mnt/office", "cifs"),
        ("/mnt/office/usb", "vfat"),
        ("/srv/files", "nfs4"),
        ("/run/user/1000/gvfs", "fuse.gvfsd-fuse"),
        ("/home/ada/remote", "fuse.sshfs"),
        ("/home/ada/far", "fuse.rclone"),
    ),
)


@pytest.mark.parametrize(
    ("computer", "path", "keeper"),
    [
        (WINDOWS, r"C:\Users\Ada\Documents\CHC Desktop\co-op.chc", None),
        (WINDOWS, r"C:\Users\Ada\Cloud\co-op.chc", Keeper.ONEDRIVE),
        (WINDOWS, r"c:\users\ada\cloud\Deep\er\co-op.chc", Keeper.ONEDRIVE),
        (WINDOWS, r"C:\Users\Ada\Cloudy\co-op.chc", None),
        (WINDOWS, r"D:\Work files\co-op.chc", Keeper.ONEDRIVE),
        (WINDOWS, r"C:\Users\Ada\OneDrive\Documents\co-op.chc", Keeper.ONEDRIVE),
        (WINDOWS, r"C:\Users\Ada\OneDrive - Example Co-op\co-op.chc", Keeper.ONEDRIVE),
        (WINDOWS, r"C:\Users\Ada\Dropbox\co-op.chc", Keeper.DROPBOX),
        (WINDOWS, r"C:\Users\Ada\Dropbox (Example)\co-op.chc", Keeper.DROPBOX),
        (WINDOWS, r"G:\My Drive\co-op.chc", Keeper.GOOGLE),
        (WINDOWS, r"C:\Users\Ada\iCloudDrive\co-op.chc", Keeper.ICLOUD),
        (WINDOWS, r"C:\Users\Ada\Nextcloud\co-op.chc", Keeper.NEXTCLOUD),
        (WINDOWS, r"C:\Users\Ada\Box\co-op.chc", Keeper.BOX),
        (WINDOWS, r"C:\Users\Ada\Music\Box\co-op.chc", None),
        (WINDOWS, r"C:\Users\Ada\Box.chc", None),
        (WINDOWS, r"\\server\share\co-op.chc", Keeper.NETWORK),
        (WINDOWS, r"\\?\UNC\server\share\co-op.chc", Keeper.NETWORK),
        (WINDOWS, r"\\?\C:\Users\Ada\co-op.chc", None),
        (WINDOWS, "//server/share/co-op.chc", Keeper.NETWORK),
        (WINDOWS, r"z:\co-op.chc", Keeper.NETWORK),
        (WINDOWS, r"\\?\Z:\co-op.chc", Keeper.NETWORK),
        (WINDOWS, r"E:\co-op.chc", None),
        (MAC, "/Users/ada/Documents/co-op.chc", None),
        (
            MAC,
            "/Users/ada/Library/Mobile Documents/com~apple~CloudDocs/co-op.chc",
            Keeper.ICLOUD,
        ),
        (MAC, "/Users/ada/Library/CloudStorage/OneDrive-Example/co-op.chc", Keeper.ONEDRIVE),
        (MAC, "/Users/ada/Library/CloudStorage/Dropbox/co-op.chc", Keeper.DROPBOX),
        (
            MAC,
            "/Users/ada/Library/CloudStorage/GoogleDrive-a@example.org/My Drive/co-op.chc",
            Keeper.GOOGLE,
        ),
        (MAC, "/Users/ada/Library/CloudStorage/Box-Box/co-op.chc", Keeper.BOX),
        (MAC, "/Users/ada/Library/CloudStorage/ProtonDrive-a/co-op.chc", Keeper.CLOUD),
        (MAC, "/Users/ada/MEGA/co-op.chc", Keeper.CLOUD),
        (LINUX, "/home/ada/Documents/co-op.chc", None),
        (LINUX, "/home/ada/ownCloud/co-op.chc", Keeper.OWNCLOUD),
        (LINUX, "/home/ada/OneDrive.chc", None),
        (LINUX, "/mnt/office/co-op.chc", Keeper.NETWORK),
        (LINUX, "/mnt/office/usb/co-op.chc", None),
        (LINUX, "/srv/files/co-op.chc", Keeper.NETWORK),
        (LINUX, "/run/user/1000/gvfs/smb-share:server=a/co-op.chc", Keeper.NETWORK),
        (LINUX, "/home/ada/remote/co-op.chc", Keeper.NETWORK),
        (LINUX, "/home/ada/far/co-op.chc", Keeper.CLOUD),
        (LINUX, "//server/share/co-op.chc", None),
    ],
)
def test_who_else_handles_a_file(computer: Computer, path: str, keeper: Keeper | None) -> None:
    assert other_keeper(path, computer) is keeper


@pytest.mark.parametrize("marker", list(MARKERS))
def test_a_marker_in_any_folder_on_the_way_tells_the_program(marker: str) -> None:
    computer = Computer(home="/home/ada", markers={"/home/ada/Files": ("notes.txt", marker)})
    assert other_keeper("/home/ada/Files/2026/co-op.chc", computer) is MARKERS[marker]
    assert other_keeper("/home/ada/Other/co-op.chc", computer) is None


def test_a_folder_that_holds_other_files_only_is_no_marker() -> None:
    computer = Computer(markers={"/home/ada": ("desktop.ini",)})
    assert other_keeper("/home/ada/co-op.chc", computer) is None


@pytest.mark.parametrize(
    ("other", "whose"),
    [
        ("Example (Ada's conflicted copy 2026-03-31).chc", "Dropbox or Nextcloud"),
        ("Example (Ada's conflicted copy 2026-03-31 (1)).chc", "Dropbox or Nextcloud"),
        ("Example (conflicted copy 2026-03-31 091205).chc", "Dropbox or Nextcloud"),
        ("Example_conflict-20260331-091205.chc", "Nextcloud or ownCloud"),
        ("Example.sync-conflict-20260331-091205-ABCDEFG.chc", "Syncthing"),
        ("Example-LAPTOP.chc", "OneDrive"),
        ("Example-DESKTOP-4F2K1QA.chc", "OneDrive"),
        ("Example-Adas-Book.chc", "OneDrive"),
        ("Example (1).chc", "Google Drive"),
        ("Example 2.chc", "iCloud"),
        ("Example.chc", ""),
        ("Example 2026.chc", ""),
        ("Example-2025.chc", ""),
        ("Example-old.chc", ""),
        ("Another (1).chc", ""),
        ("Example (1).txt", ""),
        ("Example, backup of 2026-03-31.chc", ""),
        ("Example, before the restore of 2026-03-31.chc", ""),
        ("Example", ""),
    ],
)
def test_conflicted_copies_are_known_by_the_habits_of_each_program(other: str, whose: str) -> None:
    found = conflicts("Example.chc", [other], "adas-book")
    assert found == ({other: whose} if whose else {})


def test_without_the_name_of_the_computer_only_capitals_are_taken_for_one() -> None:
    assert conflicts("Example.chc", ["Example-Adas-Book.chc"]) == {}
